import { listed } from '../../../base/errors/listed.ts';
import type { Results } from '../../../results/results.ts';
import { averagedLosses, finalTable, type FinalRow } from '../final-table.ts';
import { labelText, numberText, textsApart } from '../words.ts';

/** What the runs of an experiment show, in a sentence or two, and no more than they show. */
export function findingOfRuns(results: Results): string {
  const { experiment, runs } = results.manifest;
  const finished = finalTable(results)
    .filter(({ run }) => run.status === 'finished')
    .sort((a, b) => lossOf(a) - lossOf(b));
  const [best] = finished;
  if (!best) return 'No run came to its end, so nothing can be compared.';
  const others = runs.filter(({ status }) => status !== 'finished').length;
  const left = others === 0 ? '' : ` ${others} of ${runs.length} runs did not finish.`;
  const after = `After ${experiment.iterations} iterations`;
  const averaged = averagedLosses(results);
  if (finished.length === 1) {
    return (
      `${after} ${labelText(best.optimizer)} has come to a training loss of ` +
      `${numberText(lossOf(best))}, the mean of its last ${averaged} losses` +
      `${accuracyOf(best, experiment.iterations)}.${left}`
    );
  }
  const leading = finished.filter((row) => lossOf(row) === lossOf(best));
  const next = finished[leading.length];
  const [least, second] = textsApart(lossOf(best), next && lossOf(next));
  const [verb, whose] = leading.length > 1 ? ['share', 'their'] : ['has', 'its'];
  const before = next ? `, before ${labelText(next.optimizer)} (${second})` : '';
  return (
    `${after} ${listed(leading.map(({ optimizer }) => labelText(optimizer)))} ${verb} the lowest ` +
    `training loss (${least}, the mean of ${whose} last ${averaged} losses)${before}.${left} ` +
    'This is one run each, from one seed, with the settings below: it shows these runs, not which ' +
    'optimizer is better in general.'
  );
}

function lossOf({ meanOfLastLosses = NaN }: FinalRow): number {
  return meanOfLastLosses;
}

/** The test accuracy, and when it was taken where that was not at the end. */
function accuracyOf({ testAccuracy, evaluatedAt }: FinalRow, iterations: number): string {
  if (testAccuracy === undefined || evaluatedAt === undefined) return '';
  return evaluatedAt === iterations - 1
    ? `, and to a test accuracy of ${numberText(testAccuracy)}`
    : `; its test accuracy at iteration ${evaluatedAt} was ${numberText(testAccuracy)}`;
}
