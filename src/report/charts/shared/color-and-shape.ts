import { appearanceOf } from './appearance.ts';

/** Beside the plot. */
const LEGEND = { orient: 'right', symbolStrokeWidth: 1.5, symbolOpacity: 1 } as const;

/** Where the legend of a chart stands, or none. */
type Legend = { readonly orient: 'right' | 'top-right'; readonly symbolStrokeWidth: number } | null;

/**
 * The colour and the shape of optimizers, the same in every chart.
 * @param labels all of the experiment or study, in its order
 */
export function colorAndShape(
  labels: readonly string[],
  shown: readonly string[] = labels,
  legend: Legend = LEGEND,
) {
  const { colors, shapes } = appearanceOf(labels);
  const of = new Map(labels.map((label, i) => [label, { color: colors[i], shape: shapes[i] }]));
  const channel = (look: 'color' | 'shape') => ({
    field: 'optimizer',
    type: 'nominal' as const,
    title: null,
    scale: { domain: [...shown], range: shown.flatMap((label) => of.get(label)?.[look] ?? []) },
    legend,
  });
  return { color: channel('color'), shape: channel('shape') };
}
