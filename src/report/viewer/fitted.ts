import type { Config } from 'vega-lite';
import type { ChartSpec, ChartTitle } from '../charts/grammar/chart.ts';

/** Colours of the charts, and what they become on a dark page. */
const IN_THE_DARK: readonly (readonly [light: string, dark: string])[] = [
  ['#000000', '#f0f0f0'],
  ['#111111', '#f4f4f4'],
  ['#0072B2', '#4aa8e0'],
  ['#D55E00', '#f0823a'],
  ['#009E73', '#2fc79b'],
  ['#8C6D31', '#c8a45c'],
  ['#b8b8b8', '#5a626b'],
  ['#b4bac2', '#4d555e'],
  ['#555555', '#b9bfc6'],
  ['#f4f4f1', '#2b3036'],
  ['#6fa8dc', '#2f6ea8'],
  ['#f2a34c', '#a8611a'],
  ['#ffffff', '#1d2126'],
];

const DARK = {
  background: 'transparent',
  title: { color: '#e6e9ec', subtitleColor: '#a3abb4' },
  axis: {
    labelColor: '#cfd5da',
    titleColor: '#cfd5da',
    gridColor: '#343a42',
    domainColor: '#7a828b',
    tickColor: '#7a828b',
  },
  legend: {
    labelColor: '#e6e9ec',
    titleColor: '#cfd5da',
    fillColor: '#1d2126',
    strokeColor: '#4a525b',
  },
  text: { color: '#e6e9ec' },
  view: { stroke: '#7a828b' },
};

/**
 * At the edge a label would be cut, and "0.14" read as "0.1". Where there is room, so much of a label
 * may reach over the end of the axis; where there is not, labels near the ends stand beside their
 * tick. One that still reaches over is left out.
 */
const OVER = 24;
const UNCUT = {
  wide: { labelBound: OVER },
  narrow: { labelBound: true, labelFlush: 20, labelSeparation: 8 },
};
/** Of a narrow chart, what axes and symbols take beside titles, and beside a legend’s two columns. */
const BESIDE_TITLE = 80;
const BESIDE_LABELS = 130;

/** Wide enough for a legend beside the plot. */
const ROOMY = 560;
const WIDEST = 940;
/** Of a narrow chart. */
const TITLE_SIZE = 15;

/**
 * A chart's specification for a window of this width and for this theme.
 * @param width in pixels, the whole chart's
 */
export function fitted(specification: ChartSpec, width: number, isDark: boolean): ChartSpec {
  const spec = recolored(specification, isDark);
  const isNarrow = width < ROOMY;
  const config: Config = {
    ...spec.config,
    ...(isDark ? darkened(spec.config) : { background: 'transparent' }),
    padding: isNarrow ? 4 : { left: 8, right: OVER, top: 8, bottom: 8 },
    axisXQuantitative: isNarrow ? UNCUT.narrow : UNCUT.wide,
  };
  if (isNarrow) {
    config.axis = { ...config.axis, titleLimit: width - BESIDE_TITLE };
    visitLegends(spec, (legend) => {
      legend['orient'] = 'bottom';
      legend['direction'] = 'vertical';
      legend['columns'] = 2;
      legend['labelLimit'] = (width - BESIDE_LABELS) / 2;
    });
  }
  const outer = Math.min(width, WIDEST) - 2;
  const { usermeta, title, width: usual, height } = spec;
  const isScaled =
    usermeta?.['keepsProportions'] === true &&
    typeof usual === 'number' &&
    typeof height === 'number';
  return {
    ...spec,
    ...(isNarrow && title ? { title: wrapped(title, width) } : {}),
    ...(isScaled ? { height: Math.round((height * outer) / usual) } : {}),
    config,
    width: outer,
    autosize: { type: 'fit-x', contains: 'padding' },
  };
}

/** A copy, in the theme's colours. */
function recolored(specification: ChartSpec, isDark: boolean): ChartSpec {
  const written = JSON.stringify(specification);
  const text = isDark
    ? IN_THE_DARK.reduce((all, [light, dark]) => all.replaceAll(`"${light}"`, `"${dark}"`), written)
    : written;
  return JSON.parse(text) as ChartSpec;
}

function darkened({ title, axis, legend, text, view }: Config = {}): Config {
  return {
    background: DARK.background,
    title: { ...title, ...DARK.title },
    axis: { ...axis, ...DARK.axis },
    legend: { ...legend, ...DARK.legend },
    text: { ...text, ...DARK.text },
    view: { ...view, ...DARK.view },
  };
}

function visitLegends(node: unknown, change: (legend: Record<string, unknown>) => void): void {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    if (key === 'values') continue;
    if (key === 'legend' && typeof inner === 'object' && inner !== null) {
      change(inner as Record<string, unknown>);
    } else visitLegends(inner, change);
  }
}

/** Titles in lines that fit: a letter takes about 9 of 16 pixels. */
function wrapped(title: ChartTitle, width: number): ChartTitle {
  const { text, subtitle, fontSize = TITLE_SIZE } = title;
  return {
    ...title,
    text: [text].flat().flatMap((line) => lines(line, width / 9)),
    fontSize: Math.min(fontSize, TITLE_SIZE),
    ...(subtitle
      ? { subtitle: subtitle.flatMap((line) => lines(line, width / 8)), subtitleFontSize: 12 }
      : {}),
  };
}

function lines(text: string, most: number): string[] {
  const found: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > most) {
      found.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...found, line];
}
