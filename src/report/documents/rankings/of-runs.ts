import type { Results } from '../../../results/results.ts';
import { tableOf } from '../../page/report-table.ts';
import { finalColumns, finalTable } from '../final-table.ts';
import { finiteLength, smoothedHow, tooShortText } from '../smoothing-words.ts';
import type { Ranking } from './ranking.ts';

/** Where the runs of an experiment ended. */
export function rankingOfRuns(results: Results): Ranking {
  const { smoothing } = results.manifest.experiment;
  const how = smoothing.window === 1 ? '' : ', over the series with reflected ends';
  const lengths = results.runs.map(({ optimizer, losses }) => ({
    optimizer,
    length: finiteLength(losses),
  }));
  return {
    table: tableOf('Final results', finalColumns(results), finalTable(results)),
    note: `Losses are those of the training batches. They are ${smoothedHow(smoothing)}${how}.${tooShortText(smoothing, lengths)}`,
  };
}
