import { rm } from 'node:fs/promises';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { expectText, wrongArgument } from '../base/errors/wrong-argument.ts';
import { inspectedUnits } from './inspection.ts';
import {
  ENVIRONMENT_FILE,
  EVALUATIONS_COLUMNS,
  EVALUATIONS_FILE,
  LOSSES_COLUMNS,
  LOSSES_FILE,
  MANIFEST_FILE,
  NORMS_COLUMNS,
  NORMS_FILE,
  WEIGHTS_COLUMNS,
  WEIGHTS_FILE,
} from './files.ts';
import { isResults, type Results, type RunCurves } from './results.ts';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';

type Cell = number | string;

/**
 * Writes a results folder: `losses.csv`, `evaluations.csv`, `norms.csv` and `weights.csv` where the
 * experiment asks for them, `manifest.json` and, last, `environment.json`. All but the last are the
 * same bytes whenever the experiment is run.
 */
export async function writeResults(folder: string, results: Results): Promise<void> {
  expectText('writeResults', 'the path of a results folder first', folder);
  if (!isResults(results)) {
    throw wrongArgument('writeResults', 'the results of an experiment second', results);
  }
  await prepareFolder(folder);
  const { manifest, environment, runs } = results;
  await writeWhole(path.join(folder, LOSSES_FILE), csv(LOSSES_COLUMNS, lossRows(runs)));
  await writeWhole(
    path.join(folder, EVALUATIONS_FILE),
    csv(EVALUATIONS_COLUMNS, evaluationRows(runs)),
  );
  const { norms, weights } = manifest.experiment;
  await writeOrRemove(
    path.join(folder, NORMS_FILE),
    norms && csv(NORMS_COLUMNS, normRows(runs)),
  );
  await writeOrRemove(
    path.join(folder, WEIGHTS_FILE),
    weights && csv(WEIGHTS_COLUMNS, weightRows(runs, inspectedUnits(manifest.experiment))),
  );
  await writeWhole(path.join(folder, MANIFEST_FILE), json(manifest));
  if (environment) await writeWhole(path.join(folder, ENVIRONMENT_FILE), json(environment));
}

/** What an earlier experiment of the same name left must not be taken for this one's. */
async function writeOrRemove(file: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(file, { force: true });
  else await writeWhole(file, text);
}

function lossRows(runs: readonly RunCurves[]): Cell[][] {
  const longest = Math.max(...runs.map(({ losses }) => losses.length));
  const rows: Cell[][] = [];
  for (let iteration = 0; iteration < longest; iteration++) {
    for (const { optimizer, seed, losses, smoothedLosses } of runs) {
      if (iteration < losses.length) {
        rows.push([iteration, optimizer, seed, losses[iteration]!, smoothedLosses[iteration]!]);
      }
    }
  }
  return rows;
}

function evaluationRows(runs: readonly RunCurves[]): Cell[][] {
  const rows = runs.flatMap(({ optimizer, seed, evaluations }) =>
    evaluations.map((evaluation) => ({ optimizer, seed, ...evaluation })),
  );
  return rows
    .sort((a, b) => a.iteration - b.iteration)
    .map((row) => [
      row.iteration,
      row.epoch,
      row.optimizer,
      row.seed,
      row.learningRate,
      row.trainAccuracy,
      row.testAccuracy,
    ]);
}

function normRows(runs: readonly RunCurves[]): Cell[][] {
  const rows = runs.flatMap(({ optimizer, seed, norms }) =>
    norms.map((norm) => ({ optimizer, seed, ...norm })),
  );
  return rows
    .sort((a, b) => a.iteration - b.iteration)
    .map((row) => [
      row.iteration,
      row.optimizer,
      row.seed,
      row.parameter,
      row.weightNorm,
      row.gradientNorm,
      row.updateNorm,
    ]);
}

function weightRows(runs: readonly RunCurves[], units: number): Cell[][] {
  const records = runs.flatMap(({ optimizer, seed, weights }) =>
    weights.map((record) => ({ optimizer, seed, ...record })),
  );
  return records
    .sort((a, b) => a.iteration - b.iteration)
    .flatMap(({ iteration, optimizer, seed, values }) =>
      Array.from({ length: units }, (_, unit) => unit).flatMap((unit) =>
        Array.from({ length: values.length / units }, (_, input): Cell[] => [
          iteration,
          optimizer,
          seed,
          unit,
          input,
          values[input * units + unit]!,
        ]),
      ),
    );
}

/** Numbers are written as the shortest text that reads back to the same number. */
function csv(columns: readonly string[], rows: Cell[][]): string {
  return stringify(rows, { header: true, columns: [...columns], cast: { number: String } });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
