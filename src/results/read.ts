import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { expectText } from '../base/errors/wrong-argument.ts';
import { csvNumber } from '../base/files/csv-number.ts';
import { readCsvTable, type CsvRow } from '../base/files/csv-table.ts';
import { environmentSchema } from './environment.ts';
import {
  ENVIRONMENT_FILE,
  EVALUATIONS_COLUMNS,
  EVALUATIONS_FILE,
  LOSSES_COLUMNS,
  LOSSES_FILE,
  MANIFEST_FILE,
} from './files.ts';
import { readJsonFile } from '../base/files/json-file.ts';
import { readInspections } from './read-inspections.ts';
import { manifestSchema, type ManifestRun } from './manifest.ts';
import type { Evaluation } from './evaluation.ts';
import type { HiddenWeights, ParameterNorms } from './inspection.ts';
import type { Results, RunCurves } from './results.ts';

/**
 * Reads a results folder back.
 * @throws UserError that names the file, and the line where there is one, of what is missing or damaged
 */
export async function readResults(folder: string): Promise<Results> {
  expectText('readResults', 'the path of a results folder', folder);
  const manifest = await readJsonFile(path.join(folder, MANIFEST_FILE), manifestSchema);
  const environment = await readJsonFile(
    path.join(folder, ENVIRONMENT_FILE),
    environmentSchema,
    'optional',
  );
  const curves = manifest!.runs.map((run) => new CurveReader(run));
  const curveOf = (file: string, { optimizer, seed, line }: CsvRow<['optimizer', 'seed']>) => {
    const found = curves.find(({ run }) => run.optimizer === optimizer && String(run.seed) === seed);
    if (found) return found;
    throw new UserError(
      `${file}:${line}: the manifest beside it has no run of "${optimizer}" with seed ${seed}.`,
    );
  };

  const lossesFile = path.join(folder, LOSSES_FILE);
  for (const row of await readCsvTable(lossesFile, LOSSES_COLUMNS)) {
    curveOf(lossesFile, row).addLoss(lossesFile, row);
  }
  const evaluationsFile = path.join(folder, EVALUATIONS_FILE);
  for (const row of await readCsvTable(evaluationsFile, EVALUATIONS_COLUMNS)) {
    curveOf(evaluationsFile, row).addEvaluation(evaluationsFile, row);
  }
  await readInspections(folder, manifest!, curveOf);
  return { manifest: manifest!, environment, runs: curves.map((curve) => curve.finish(lossesFile)) };
}

/** Gathers the rows of one run. */
class CurveReader {
  private readonly losses: number[] = [];
  private readonly smoothed: number[] = [];
  private readonly evaluations: Evaluation[] = [];
  readonly norms: ParameterNorms[] = [];
  readonly weights: HiddenWeights[] = [];

  constructor(readonly run: ManifestRun) {}

  addLoss(file: string, row: CsvRow<typeof LOSSES_COLUMNS>): void {
    if (Number(row.iteration) !== this.losses.length) {
      throw new UserError(
        `${file}:${row.line}: iteration ${row.iteration} of "${row.optimizer}" stands where ` +
          `iteration ${this.losses.length} was expected.`,
      );
    }
    this.losses.push(csvNumber(file, row, 'loss'));
    this.smoothed.push(csvNumber(file, row, 'smoothed_loss'));
  }

  addEvaluation(file: string, row: CsvRow<typeof EVALUATIONS_COLUMNS>): void {
    this.evaluations.push({
      iteration: csvNumber(file, row, 'iteration'),
      epoch: csvNumber(file, row, 'epoch'),
      learningRate: csvNumber(file, row, 'learning_rate'),
      trainAccuracy: csvNumber(file, row, 'train_accuracy'),
      testAccuracy: csvNumber(file, row, 'test_accuracy'),
    });
  }

  finish(file: string): RunCurves {
    const { optimizer, seed, status, iterations, divergedAt, error } = this.run;
    if (this.losses.length !== iterations) {
      throw new UserError(
        `${file} holds ${this.losses.length} losses of "${optimizer}", the manifest says ${iterations}. ` +
          'Run the experiment again.',
      );
    }
    return {
      optimizer,
      seed,
      status,
      ...(divergedAt === undefined ? {} : { divergedAt }),
      ...(error === undefined ? {} : { error }),
      losses: Float64Array.from(this.losses),
      smoothedLosses: Float64Array.from(this.smoothed),
      evaluations: this.evaluations,
      norms: this.norms,
      weights: this.weights,
    };
  }
}
