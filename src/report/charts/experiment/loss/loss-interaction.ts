import { numberText } from '../../../documents/words.ts';
import { hoverRow, hoverRule } from '../../shared/interaction.ts';
import type { LossRows } from './loss-rows.ts';
import { unitOf } from './loss-view.ts';

/** Places along the x axis at which hovering tells all values. */
const HOVERED = 300;

/** A rule under the pointer that tells the losses of all optimizers there. */
export function hoveredLosses({ curves, view, drawn, xRange: [, last] }: LossRows) {
  const shown = drawn.filter(({ run }) => curves.featured.includes(run.optimizer));
  const rows = Array.from({ length: HOVERED + 1 }, (_, place) => {
    const x = (last * place) / HOVERED;
    const values = shown.map(({ run, points }) => {
      const iteration = x / unitOf(curves, view, run);
      const found = points.findLast(([at]) => at <= iteration);
      return found && iteration <= run.iterations ? numberText(found[1]) : '–';
    });
    return hoverRow(x, Number(x.toPrecision(4)), values);
  }).filter(({ x }) => !view.xLog || Number(x) > 0);
  const labels = shown.map(({ run }) => run.optimizer);
  return hoverRule(rows, view.x, labels);
}
