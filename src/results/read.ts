import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { z } from 'zod';
import { UserError } from '../errors/user-error.ts';
import { environmentSchema } from './environment.ts';
import {
  ENVIRONMENT_FILE,
  EVALUATIONS_COLUMNS,
  EVALUATIONS_FILE,
  LOSSES_COLUMNS,
  LOSSES_FILE,
  MANIFEST_FILE,
} from './files.ts';
import { manifestSchema, type ManifestRun } from './manifest.ts';
import type { Evaluation } from '../harness/evaluation.ts';
import type { Results, RunCurves } from './results.ts';

type Row<Columns extends readonly string[]> = Record<Columns[number], string> & { line: number };

/**
 * Reads a results folder back.
 * @throws UserError that names the file, and the line where there is one, of what is missing or damaged
 */
export async function readResults(folder: string): Promise<Results> {
  const manifest = await readJson(path.join(folder, MANIFEST_FILE), manifestSchema);
  const environment = await readJson(path.join(folder, ENVIRONMENT_FILE), environmentSchema, true);
  const curves = manifest!.runs.map((run) => new CurveReader(run));
  const curveOf = (file: string, { optimizer, seed, line }: Row<['optimizer', 'seed']>) => {
    const found = curves.find(({ run }) => run.optimizer === optimizer && String(run.seed) === seed);
    if (found) return found;
    throw new UserError(
      `${file}:${line}: the manifest beside it has no run of "${optimizer}" with seed ${seed}.`,
    );
  };

  const lossesFile = path.join(folder, LOSSES_FILE);
  for (const row of await readCsv(lossesFile, LOSSES_COLUMNS)) {
    curveOf(lossesFile, row).addLoss(lossesFile, row);
  }
  const evaluationsFile = path.join(folder, EVALUATIONS_FILE);
  for (const row of await readCsv(evaluationsFile, EVALUATIONS_COLUMNS)) {
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

  addLoss(file: string, row: Row<typeof LOSSES_COLUMNS>): void {
    if (Number(row.iteration) !== this.losses.length) {
      throw new UserError(
        `${file}:${row.line}: iteration ${row.iteration} of "${row.optimizer}" stands where ` +
          `iteration ${this.losses.length} was expected.`,
      );
    }
    this.losses.push(number(file, row, 'loss'));
    this.smoothed.push(number(file, row, 'smoothed_loss'));
  }

  addEvaluation(file: string, row: Row<typeof EVALUATIONS_COLUMNS>): void {
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

async function readJson<Value>(
  file: string,
  schema: z.ZodType<Value>,
  optional = false,
): Promise<Value | undefined> {
  const text = await readText(file, optional);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UserError(`${file} is not valid JSON: ${(error as Error).message}.`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `${file}: ${issue!.path.join('.') || 'its content'} is not as lockstep writes it: ${issue!.message}.`,
  );
}

async function readCsv<const Columns extends readonly string[]>(
  file: string,
  columns: Columns,
): Promise<Row<Columns>[]> {
  const text = (await readText(file))!;
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, { info: true }) as unknown as typeof rows;
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    throw new UserError(`${file}:${lines ?? 1}: this is not valid CSV: ${message}.`);
  }
  const [header, ...body] = rows;
  if (header?.record.join() !== columns.join()) {
    throw new UserError(
      `${file}:1: its columns are ${header?.record.join(', ') ?? 'missing'}; expected ${columns.join(', ')}.`,
    );
  }
  return body.map(({ record, info }) => ({
    ...(Object.fromEntries(columns.map((column, i) => [column, record[i]!])) as Row<Columns>),
    line: info.lines,
  }));
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

async function readText(file: string, optional = false): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && optional) return undefined;
    throw new UserError(
      code === 'ENOENT' || code === 'ENOTDIR'
        ? `There is no ${file}; a results folder has ${LOSSES_FILE}, ${EVALUATIONS_FILE} and ${MANIFEST_FILE}.`
        : `${file} can't be read (${code}).`,
    );
  }
}
