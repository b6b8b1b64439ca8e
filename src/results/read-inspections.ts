import path from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Experiment } from '../experiment/schema.ts';
import {
  inspectedUnits,
  type HiddenWeights,
  type ParameterName,
  type ParameterNorms,
} from '../harness/inspection.ts';
import { csvNumber } from './csv-number.ts';
import { readCsvTable, type CsvRow } from './csv-table.ts';
import { NORMS_COLUMNS, NORMS_FILE, WEIGHTS_COLUMNS, WEIGHTS_FILE } from './files.ts';

interface InspectedRun {
  readonly norms: ParameterNorms[];
  readonly weights: HiddenWeights[];
}

/**
 * Reads what was recorded of the networks' insides, where the experiment asked for it.
 * @param runOf the run that a row is of
 * @throws UserError that names the file, and the line where there is one, of what is missing or damaged
 */
export async function readInspections(
  folder: string,
  experiment: Experiment,
  runOf: (file: string, row: CsvRow<['optimizer', 'seed']>) => InspectedRun,
): Promise<void> {
  if (experiment.norms) {
    const file = path.join(folder, NORMS_FILE);
    for (const row of await readCsvTable(file, NORMS_COLUMNS)) {
      runOf(file, row).norms.push({
        iteration: csvNumber(file, row, 'iteration'),
        parameter: row.parameter as ParameterName,
        weightNorm: csvNumber(file, row, 'weight_norm'),
        gradientNorm: csvNumber(file, row, 'gradient_norm'),
        updateNorm: csvNumber(file, row, 'update_norm'),
      });
    }
  }
  if (experiment.weights) {
    const file = path.join(folder, WEIGHTS_FILE);
    const units = inspectedUnits(experiment);
    const gathered = new Map<HiddenWeights[], Map<number, number[]>>();
    for (const row of await readCsvTable(file, WEIGHTS_COLUMNS)) {
      const { weights } = runOf(file, row);
      const records = gathered.get(weights) ?? new Map<number, number[]>();
      gathered.set(weights, records);
      const iteration = csvNumber(file, row, 'iteration');
      const values = records.get(iteration) ?? [];
      records.set(iteration, values);
      const at = csvNumber(file, row, 'input') * units + csvNumber(file, row, 'unit');
      values[at] = csvNumber(file, row, 'weight');
    }
    for (const [weights, records] of gathered) {
      for (const [iteration, values] of records) {
        if (values.length % units !== 0 || values.includes(undefined as never)) {
          throw new UserError(
            `${file} lacks weights of iteration ${iteration}. Run the experiment again.`,
          );
        }
        weights.push({ iteration, values: Float64Array.from(values) });
      }
    }
  }
}
