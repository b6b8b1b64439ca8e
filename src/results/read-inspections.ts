import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { inspectedUnits, type HiddenWeights, type ParameterNorms } from './inspection.ts';
import type { Manifest } from './manifest.ts';
import { norms } from './tables/norms.ts';
import { weights } from './tables/weights.ts';

/** What says of which run a row is. */
export interface RowOfRun {
  readonly optimizer: string;
  readonly seed: number;
}

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
  runOf: (row: RowOfRun, place: string) => InspectedRun,
): Promise<void> {
  if (manifest.experiment.norms) {
    await norms.readEach(path.join(folder, norms.file), (row, place) => {
      runOf(row, place).norms.push({
        iteration: row.iteration,
        parameter: row.parameter,
        weightNorm: row.weight_norm,
        gradientNorm: row.gradient_norm,
        updateNorm: row.update_norm,
      });
    });
  }
  if (manifest.experiment.weights) {
    await readWeights(path.join(folder, weights.file), manifest, runOf);
  }
}

type RunOf = Parameters<typeof readInspections>[2];

async function readWeights(
  file: string,
  { experiment, dataset }: Manifest,
  runOf: RunOf,
): Promise<void> {
  const units = inspectedUnits(experiment);
  const length = dataset.inputSize * units;
  const gathered = new Map<HiddenWeights[], { record: HiddenWeights; count: number }>();
  await weights.readEach(file, (row, place) => {
    const { iteration, unit, input, weight } = row;
    const { weights } = runOf(row, place);
    // In the order in which they are written: unit by unit, so that none is missing or there twice.
    let last = gathered.get(weights);
    if (!last || last.count === length) {
      last = { record: { iteration, values: new Float64Array(length) }, count: 0 };
      gathered.set(weights, last);
      weights.push(last.record);
    }
    const { record, count } = last;
    const expectedUnit = Math.floor(count / dataset.inputSize);
    const expectedInput = count % dataset.inputSize;
    if (unit !== expectedUnit || input !== expectedInput || iteration !== record.iteration) {
      throw new UserError(
        `${place}: iteration ${iteration}, unit ${unit}, input ${input} stands where ` +
          `unit ${expectedUnit}, input ${expectedInput} of iteration ${record.iteration} was expected.`,
      );
    }
    record.values[input * units + unit] = weight;
    last.count++;
  });
  if ([...gathered.values()].some(({ count }) => count < length)) {
    throw new UserError(`${file} ends before its last weights. Run the experiment again.`);
  }
}
