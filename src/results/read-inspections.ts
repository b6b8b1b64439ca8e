import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import {
  inspectedUnits,
  PARAMETERS,
  type HiddenWeights,
  type ParameterNorms,
} from './inspection.ts';
import { csvNumber } from '../base/files/csv-number.ts';
import { readCsvTable, type CsvRow } from '../base/files/csv-table.ts';
import type { Manifest } from './manifest.ts';
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
  manifest: Manifest,
  runOf: (file: string, row: CsvRow<['optimizer', 'seed']>) => InspectedRun,
): Promise<void> {
  if (manifest.experiment.norms) await readNorms(path.join(folder, NORMS_FILE), runOf);
  if (manifest.experiment.weights) {
    await readWeights(path.join(folder, WEIGHTS_FILE), manifest, runOf);
  }
}

type RunOf = Parameters<typeof readInspections>[2];

async function readNorms(file: string, runOf: RunOf): Promise<void> {
  for (const row of await readCsvTable(file, NORMS_COLUMNS)) {
    const parameter = PARAMETERS.find((name) => name === row.parameter);
    if (parameter === undefined) {
      throw new UserError(
        `${file}:${row.line}: parameter is "${row.parameter}", expected ${PARAMETERS.join(', ')}.`,
      );
    }
    runOf(file, row).norms.push({
      iteration: csvNumber(file, row, 'iteration'),
      parameter,
      weightNorm: csvNumber(file, row, 'weight_norm'),
      gradientNorm: csvNumber(file, row, 'gradient_norm'),
      updateNorm: csvNumber(file, row, 'update_norm'),
    });
  }
}

async function readWeights(
  file: string,
  { experiment, dataset }: Manifest,
  runOf: RunOf,
): Promise<void> {
  const units = inspectedUnits(experiment);
  const length = dataset.inputSize * units;
  const gathered = new Map<HiddenWeights[], { values: Float64Array; count: number }>();
  for (const row of await readCsvTable(file, WEIGHTS_COLUMNS)) {
    const { weights } = runOf(file, row);
    const [iteration, unit, input] = (['iteration', 'unit', 'input'] as const).map((column) =>
      csvNumber(file, row, column),
    ) as [number, number, number];
    // In the order in which they are written: unit by unit, so that none is missing or there twice.
    let record = gathered.get(weights);
    if (!record || record.count === length) {
      record = { values: new Float64Array(length), count: 0 };
      gathered.set(weights, record);
      weights.push({ iteration, values: record.values });
    }
    const [expectedUnit, expectedInput] = [
      Math.floor(record.count / dataset.inputSize),
      record.count % dataset.inputSize,
    ];
    if (
      unit !== expectedUnit ||
      input !== expectedInput ||
      iteration !== weights.at(-1)!.iteration
    ) {
      throw new UserError(
        `${file}:${row.line}: iteration ${iteration}, unit ${unit}, input ${input} stands where ` +
          `unit ${expectedUnit}, input ${expectedInput} of iteration ${weights.at(-1)!.iteration} was expected.`,
      );
    }
    record.values[input * units + unit] = csvNumber(file, row, 'weight');
    record.count++;
  }
  if ([...gathered.values()].some(({ count }) => count < length)) {
    throw new UserError(`${file} ends before its last weights. Run the experiment again.`);
  }
}
