import { finiteLength, smoothedHow, tooShortText } from '../../../documents/smoothing-words.ts';
import { numberText } from '../../../documents/words.ts';
import type { ChartWords } from '../../grammar/chart.ts';
import type { LossCurves } from './loss-curves.ts';
import type { LossRows } from './loss-rows.ts';
import { usualView, type LossView } from './loss-view.ts';

export function lossWords(rows: LossRows): ChartWords {
  const { curves, view } = rows;
  return {
    title: curves.title,
    subtitle: [...othersNotes(curves), ...viewNotes(curves, view), ...troubleOf(curves)],
    description: describe(rows),
    caption: lossCaption(curves, view),
  };
}

/** What stands under the loss chart: what is shown, as it is shown. */
export function lossCaption(curves: LossCurves, view: LossView): string {
  const { record, beta, runs } = curves;
  const smoothing = { window: view.window, beta };
  const lengths = runs.map(({ optimizer, losses, iterations }) => ({
    optimizer,
    length: losses ? finiteLength(losses) : iterations,
  }));
  const how = `${view.window === 1 ? ', ' : ' and '}${smoothedHow(smoothing)}`;
  const behind = view.raw ? ' Thin and pale: as recorded.' : '';
  return `Loss of each batch, taken ${record} the update${how}.${behind}${tooShortText(smoothing, lengths)}`;
}

/** What the losses are called as they are shown. */
export function lossName({ window }: LossView): string {
  return window === 1 ? 'loss' : 'smoothed loss';
}

function othersNotes({ runs, featured, averaged }: LossCurves): string[] {
  const others = runs.length - featured.length;
  if (others <= 0) return [];
  return [
    `In colour: the ${featured.length} lowest by the mean of their last ${averaged} losses`,
    `In grey: the ${others} others`,
  ];
}

/** What the picture itself must say where it is not smoothed as the experiment is. */
function viewNotes(curves: LossCurves, view: LossView): string[] {
  const { window } = usualView(curves);
  return [
    ...(view.window === window
      ? []
      : view.window === 1
        ? ['Not smoothed']
        : [`Smoothed with a Kaiser window of length ${view.window}`]),
    ...(view.raw ? ['Thin and pale: the losses as recorded'] : []),
  ];
}

function troubleOf({ runs, featured }: LossCurves): string[] {
  const diverged = runs.filter((run) => run.diverged && featured.includes(run.optimizer));
  if (diverged.length === 0) return [];
  return [diverged.map(({ optimizer, trouble }) => `${optimizer} ${trouble} (✕)`).join(', ')];
}

function describe({ curves: { window, isRunning = false }, view, drawn }: LossRows): string {
  const ends = drawn.map(({ run: { optimizer, trouble, smoothed }, points }) => {
    const last = (view.window === window ? smoothed : points).at(-1);
    if (trouble !== undefined) return `${optimizer} ${trouble}`;
    return last
      ? `${optimizer} ${isRunning ? 'is' : 'ends'} at ${numberText(last[1])}`
      : `${optimizer} has no loss yet`;
  });
  const by = view.x === 'iterations' ? 'iteration' : view.x;
  return `Line chart of the ${lossName(view)} by ${by}: ${ends.join(', ')}.`;
}
