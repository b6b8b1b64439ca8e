import { appearanceOf } from './appearance.ts';

const LEGEND = { orient: 'right', symbolStrokeWidth: 1.5, symbolOpacity: 1 } as const;

/**
 * The colour and the shape of optimizers, the same in every chart.
 * @param labels all of the experiment or study, in its order
 */
export function colorAndShape(labels: readonly string[], shown: readonly string[] = labels) {
  const { colors, shapes } = appearanceOf(labels);
  const places = shown.map((label) => labels.indexOf(label));
  const channel = (range: readonly string[]) =>
    ({
      field: 'optimizer',
      type: 'nominal',
      title: null,
      scale: { domain: [...shown], range: places.map((i) => range[i]!) },
      legend: LEGEND,
    }) as const;
  return { color: channel(colors), shape: channel(shapes) };
}
