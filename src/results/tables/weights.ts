import { integer, number } from '../../base/files/column.ts';
import { inspectedUnits } from '../inspection.ts';
import { iteration, optimizer, seed } from './shared-columns.ts';
import { byIteration, defineExperimentTable } from './table.ts';

export const weights = defineExperimentTable({
  file: 'weights.csv',
  row: 'a weight of the hidden layer after an iteration of a run',
  askedForBy: 'weights',
  columns: {
    iteration,
    optimizer,
    seed,
    unit: integer('unit of the hidden layer, from 0 on'),
    input: integer('input of the network, from 0 on'),
    weight: number('weight from that input to that unit'),
  },
  *rows({ manifest, runs }) {
    const units = inspectedUnits(manifest.experiment);
    for (const { run, noted } of byIteration(runs, ({ weights }) => weights)) {
      const { iteration, values } = noted;
      for (let unit = 0; unit < units; unit++) {
        for (let input = 0; input < values.length / units; input++) {
          const weight = values[input * units + unit] ?? NaN;
          yield { iteration, optimizer: run.optimizer, seed: run.seed, unit, input, weight };
        }
      }
    }
  },
});
