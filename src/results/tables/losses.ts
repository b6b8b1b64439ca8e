import { number } from '../../base/files/column.ts';
import type { RowIn } from '../../base/files/table.ts';
import { iteration, optimizer, seed } from './shared-columns.ts';
import { defineExperimentTable } from './table.ts';

export const losses = defineExperimentTable({
  file: 'losses.csv',
  row: 'an iteration of a run',
  columns: {
    iteration,
    optimizer,
    seed,
    loss: number('loss of the batch, after the update or before it, as `record` says'),
    smoothed_loss: number('the losses, smoothed by a Kaiser window'),
  },
  *rows({ runs }) {
    const longest = Math.max(...runs.map(({ losses }) => losses.length));
    for (let iteration = 0; iteration < longest; iteration++) {
      for (const { optimizer, seed, losses, smoothedLosses } of runs) {
        const loss = losses[iteration];
        const smoothed_loss = smoothedLosses[iteration];
        if (loss !== undefined && smoothed_loss !== undefined) {
          yield { iteration, optimizer, seed, loss, smoothed_loss };
        }
      }
    }
  },
});

export type LossRow = RowIn<typeof losses>;
