import { finiteLength, smoothedHow, tooShortText } from '../../documents/smoothing-words.ts';
import type { LossCurves } from './loss-curves.ts';
import { usualView, type LossView } from './loss-view.ts';

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

/** What the picture itself must say where it is not smoothed as the experiment is. */
export function viewNotes(curves: LossCurves, view: LossView): string[] {
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
