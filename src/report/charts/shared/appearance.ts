import type { Config } from 'vega-lite';

/** Okabe & Ito's palette, told apart with any kind of colour vision (2008, jfly.uni-koeln.de/color). */
const COLORS = [
  '#0072B2',
  '#D55E00',
  '#009E73',
  '#CC79A7',
  '#E69F00',
  '#56B4E9',
  '#000000',
  '#8C6D31',
] as const;

/** The textbook's four markers first. */
const SHAPES = [
  'circle',
  'cross',
  'square',
  'diamond',
  'triangle-up',
  'triangle-down',
  'triangle-right',
  'triangle-left',
] as const;

/** Curves that are not told apart. */
export const GREY = '#b8b8b8';

/** How a set of labels looks: the same label has the same colour and shape in every chart. */
export interface Appearance {
  readonly domain: string[];
  readonly colors: string[];
  readonly shapes: string[];
}

/** Eight colours and eight shapes, one further each time round: pairs repeat only after 64 labels. */
export function appearanceOf(labels: readonly string[]): Appearance {
  return {
    domain: [...labels],
    colors: labels.flatMap((_, i) => COLORS[i % COLORS.length] ?? []),
    shapes: labels.flatMap(
      (_, i) => SHAPES[(i + Math.floor(i / COLORS.length)) % SHAPES.length] ?? [],
    ),
  };
}

/** Size of a chart's plot, in pixels. */
export const PLOT = { width: 680, height: 420 } as const;

const FONT = 'DejaVu Sans, Verdana, sans-serif';

/** What all charts share. */
export const chartConfig: Config = {
  background: 'white',
  font: FONT,
  padding: 16,
  title: { fontSize: 17, subtitleFontSize: 13, anchor: 'start', offset: 12, subtitleColor: '#444' },
  axis: {
    labelFontSize: 12,
    titleFontSize: 13,
    titleFontWeight: 'normal',
    gridColor: '#e4e4e4',
    domainColor: '#666',
    tickColor: '#666',
    labelFlush: false,
  },
  legend: {
    labelFontSize: 13,
    titleFontSize: 13,
    symbolSize: 80,
    fillColor: 'white',
    strokeColor: '#bbb',
    padding: 8,
    cornerRadius: 2,
    labelLimit: 240,
  },
  view: { stroke: '#666' },
};
