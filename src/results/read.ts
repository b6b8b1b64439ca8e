import path from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { readCsvTable, type CsvRow } from './csv-table.ts';
import { environmentSchema } from './environment.ts';
import {
  ENVIRONMENT_FILE,
  EVALUATIONS_COLUMNS,
  EVALUATIONS_FILE,
  LOSSES_COLUMNS,
  LOSSES_FILE,
  MANIFEST_FILE,
} from './files.ts';
import { readJsonFile } from './json-file.ts';
import { manifestSchema, type ManifestRun } from './manifest.ts';
import type { Evaluation } from '../harness/evaluation.ts';
import type { Results, RunCurves } from './results.ts';

/**
 * Reads a results folder back.
 * @throws UserError that names the file, and the line where there is one, of what is missing or damaged
 */
export async function readResults(folder: string): Promise<Results> {
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
  return { manifest: manifest!, environment, runs: curves.map((curve) => curve.finish(lossesFile)) };
}

/** Gathers the rows of one run. */
class CurveReader {
  private readonly losses: number[] = [];
  private readonly smoothed: number[] = [];
  private readonly evaluations: Evaluation[] = [];

  constructor(readonly run: ManifestRun) {}

  addLoss(file: string, row: CsvRow<typeof LOSSES_COLUMNS>): void {
    if (Number(row.iteration) !== this.losses.length) {
      throw new UserError(
        `${file}:${row.line}: iteration ${row.iteration} of "${row.optimizer}" stands where ` +
          `iteration ${this.losses.length} was expected.`,
      );
    }
    this.losses.push(number(file, row, 'loss'));
    this.smoothed.push(number(file, row, 'smoothed_loss'));
  }

  addEvaluation(file: string, row: CsvRow<typeof EVALUATIONS_COLUMNS>): void {
    this.evaluations.push({
      iteration: number(file, row, 'iteration'),
      epoch: number(file, row, 'epoch'),
      learningRate: number(file, row, 'learning_rate'),
      trainAccuracy: number(file, row, 'train_accuracy'),
      testAccuracy: number(file, row, 'test_accuracy'),
    });
  }

  finish(file: string): RunCurves {
    const { optimizer, seed, iterations } = this.run;
    if (this.losses.length !== iterations) {
      throw new UserError(
        `${file} holds ${this.losses.length} losses of "${optimizer}", the manifest says ${iterations}. ` +
          'Run the experiment again.',
      );
    }
    return {
      optimizer,
      seed,
      losses: Float64Array.from(this.losses),
      smoothedLosses: Float64Array.from(this.smoothed),
      evaluations: this.evaluations,
    };
  }
}

function number<Column extends string>(
  file: string,
  row: Record<Column, string> & { readonly line: number },
  column: Column,
): number {
  const value = Number(row[column]);
  if (row[column] === '' || (Number.isNaN(value) && row[column] !== 'NaN')) {
    throw new UserError(`${file}:${row.line}: ${column} is "${row[column]}", expected a number.`);
  }
  return value;
}
