import path from 'node:path';
import { UserError } from '../base/errors/user-error.ts';
import { expectText } from '../base/errors/wrong-argument.ts';
import { environmentSchema } from './environment.ts';
import { ENVIRONMENT_FILE, MANIFEST_FILE } from './files.ts';
import { readJsonFile } from '../base/files/json-file.ts';
import { readInspections, type RowOfRun } from './read-inspections.ts';
import { manifestSchema, type ManifestRun } from './manifest.ts';
import type { Evaluation } from './evaluation.ts';
import type { HiddenWeights, ParameterNorms } from './inspection.ts';
import type { Results, RunCurves } from './results.ts';
import { evaluations } from './tables/evaluations.ts';
import { losses, type LossRow } from './tables/losses.ts';

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
  const curves = manifest.runs.map((run) => new CurveReader(run));
  const curveOf = ({ optimizer, seed }: RowOfRun, place: string) => {
    const found = curves.find(({ run }) => run.optimizer === optimizer && run.seed === seed);
    if (found) return found;
    throw new UserError(
      `${place}: the manifest beside it has no run of "${optimizer}" with seed ${seed}.`,
    );
  };

  const lossesFile = path.join(folder, losses.file);
  await losses.readEach(lossesFile, (row, place) => curveOf(row, place).addLoss(row, place));
  await evaluations.readEach(path.join(folder, evaluations.file), (row, place) =>
    curveOf(row, place).evaluations.push({
      iteration: row.iteration,
      epoch: row.epoch,
      learningRate: row.learning_rate,
      trainAccuracy: row.train_accuracy,
      testAccuracy: row.test_accuracy,
    }),
  );
  await readInspections(folder, manifest, curveOf);
  return {
    kind: 'experiment',
    manifest,
    environment,
    runs: curves.map((curve) => curve.finish(lossesFile)),
  };
}

/** Gathers the rows of one run. */
class CurveReader {
  private readonly losses: number[] = [];
  private readonly smoothed: number[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly norms: ParameterNorms[] = [];
  readonly weights: HiddenWeights[] = [];

  constructor(readonly run: ManifestRun) {}

  addLoss({ iteration, optimizer, loss, smoothed_loss }: LossRow, place: string): void {
    if (iteration !== this.losses.length) {
      throw new UserError(
        `${place}: iteration ${iteration} of "${optimizer}" stands where ` +
          `iteration ${this.losses.length} was expected.`,
      );
    }
    this.losses.push(loss);
    this.smoothed.push(smoothed_loss);
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
