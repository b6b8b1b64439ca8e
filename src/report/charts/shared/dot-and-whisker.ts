import type { Encoding, Unit } from '../grammar/vega-lite.ts';
import { layerOf } from './channels.ts';

/** The marks of a chart in which each optimizer has a row of its own. */
export const WHISKER = { type: 'rule', strokeWidth: 2.5, aria: false } as const;
export const DOT = { type: 'point', filled: true, size: 110, opacity: 1, aria: false } as const;

/** The optimizers one below the other. */
export function rowOfOptimizer(order: readonly string[]) {
  return {
    field: 'optimizer',
    type: 'nominal',
    title: null,
    scale: { domain: [...order] },
    axis: { grid: true, labelLimit: 240, domain: false, ticks: false },
  } satisfies Encoding['y'];
}

/** What stands at the right end of an optimizer's row, in place of a mark or beside it. */
export function atRightEnd(
  values: readonly { readonly optimizer: string; readonly text: string }[],
): Unit[] {
  return layerOf(values, {
    mark: { type: 'text', align: 'right', fontSize: 12, dx: -4, aria: false },
    encoding: { x: { value: 'width' }, text: { field: 'text' } },
  });
}
