import type { TopLevelSpec } from 'vega-lite';
import { labelText } from '../../documents/words.ts';
import type { Layer, Unit } from '../grammar/vega-lite.ts';

/** Zoom and pan, and the legend's clicks. */
export function liveParams(): NonNullable<Unit['params']> {
  return [
    { name: 'zoom', select: { type: 'interval', zoom: 'wheel![event.shiftKey]' }, bind: 'scales' },
    { name: 'isolated', select: { type: 'point', fields: ['optimizer'] }, bind: 'legend' },
  ];
}

/** The opacity of a mark, and that of the others when one optimizer is isolated. */
export function isolatedOr(usual: number, others: number) {
  return { condition: { param: 'isolated', value: usual }, value: others };
}

/** A place on the x axis with what all optimizers have there. */
export type HoverRow = Readonly<Record<string, number | string>>;

/**
 * @param at the place, as it is told
 * @param values of the optimizers, in the order of `hoverRule`'s labels
 */
export function hoverRow(x: number, at: number, values: readonly string[]): HoverRow {
  // By number: a label may hold what a field's name may not.
  return { x, at, ...Object.fromEntries(values.map((value, i) => [`value${i}`, value])) };
}

/** A rule under the pointer, over the height of the plot, that tells the values of all optimizers. */
export function hoverRule(
  values: readonly HoverRow[],
  xTitle: string,
  labels: readonly string[],
): Unit {
  return {
    params: [
      {
        name: HOVERED,
        select: {
          type: 'point',
          fields: ['x'],
          nearest: true,
          on: 'pointermove',
          clear: 'pointerout',
        },
      },
    ],
    data: { values },
    mark: { type: 'rule', color: '#777777', strokeWidth: 1, aria: false },
    encoding: {
      x: { field: 'x', type: 'quantitative', title: xTitle },
      color: { value: '#777777' },
      opacity: { condition: { param: HOVERED, value: 1, empty: false }, value: 0 },
      tooltip: [
        { field: 'at', type: 'quantitative', title: xTitle },
        ...labels.map((label, i) => ({
          field: `value${i}`,
          type: 'nominal' as const,
          title: expressionText(labelText(label)),
        })),
      ],
    },
  };
}

const HOVERED = 'hovered';

/** A chart without the marks that only a pointer brings out: for pictures. */
export function still(specification: TopLevelSpec): TopLevelSpec {
  if (!('layer' in specification)) return specification;
  return { ...specification, layer: specification.layer.filter((layer) => !isHoverRule(layer)) };
}

function isHoverRule(layer: Layer): boolean {
  return 'params' in layer && layer.params.some(({ name }) => name === HOVERED);
}

/**
 * Text that Vega's expressions can hold: their strings know no line breaks and no other control
 * characters, and Vega-Lite escapes the quotes of a title but not its backslashes.
 */
function expressionText(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll('\\', '\\\\');
}
