import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { parse, resetSVGDefIds, View, type Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { still } from '../charts/shared/interaction.ts';

/** Pixels of the PNG a pixel of the SVG. */
const PNG_SCALE = 2;
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'];

/** Characters that XML forbids, even escaped (XML 1.0, section 2.2); a label may hold them. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const { resolve } = createRequire(import.meta.url);

/** The Vega specification of a chart's picture. */
export function compileChart(specification: TopLevelSpec): Spec {
  return compile(still(specification)).spec;
}

/** Draws a chart as SVG: the same text for the same specification, on every machine. */
export async function renderSvg(specification: Spec): Promise<string> {
  // Vega numbers its clip paths through all charts of a process.
  resetSVGDefIds();
  const view = new View(parse(specification), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return `${svg.replace(NOT_XML, '\uFFFD')}\n`;
  } finally {
    view.finalize();
  }
}

/** Draws an SVG as PNG, with the fonts that come with lockstep and no others. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  const fontBuffers = await loadRenderer();
  const image = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: PNG_SCALE },
  });
  return image.render().asPng();
}

let renderer: Promise<Uint8Array[]> | undefined;

/** Starts the renderer once a process; gives the fonts. */
function loadRenderer(): Promise<Uint8Array[]> {
  renderer ??= (async () => {
    await initWasm(await readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')));
    return Promise.all(FONTS.map((font) => readFile(resolve(`dejavu-fonts-ttf/ttf/${font}`))));
  })();
  return renderer;
}
