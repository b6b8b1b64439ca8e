import { averagedLosses, finalTable } from './final-table.ts';
import { labelText, numberText } from './words.ts';
import type { Results } from '../results/results.ts';

/** What the comparison shows, in a sentence or two, and no more than it shows. */
export function finding(results: Results): string {
  const { experiment } = results.manifest;
  const finished = finalTable(results)
    .filter((_, i) => results.manifest.runs[i]!.status === 'finished')
    .sort((a, b) => a.meanOfLastLosses! - b.meanOfLastLosses!);
  const others = results.manifest.runs.filter(({ status }) => status !== 'finished').length;
  const [best, second] = finished;
  if (!best) return 'No run came to its end, so nothing can be compared.';
  const left = others === 0 ? '' : ` ${others} of ${results.runs.length} runs did not finish.`;
  const losses = `${numberText(best.meanOfLastLosses)}, the mean of its last ${averagedLosses(results)} losses`;
  if (!second) {
    const accuracy =
      best.testAccuracy === undefined
        ? ''
        : `, and to a test accuracy of ${numberText(best.testAccuracy)}`;
    return `After ${experiment.iterations} iterations ${labelText(best.optimizer)} has come to a training loss of ${losses}${accuracy}.${left}`;
  }
  return (
    `After ${experiment.iterations} iterations ${labelText(best.optimizer)} has the lowest training loss ` +
    `(${losses}), before ${labelText(second.optimizer)} (${numberText(second.meanOfLastLosses)}).${left} ` +
    'This is one run each, from one seed, with the settings below: it shows these runs, not which ' +
    'optimizer is better in general.'
  );
}
