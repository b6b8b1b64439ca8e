import type { StudyRows } from '../../../study/tables/registry.ts';
import { parallelAxis, type ParallelAxis } from '../shared/parallel-axis.ts';

/** A setting that was tried. */
export interface Tried {
  readonly optimizer: string;
  readonly trial: number;
  readonly chosen: boolean;
  /** Mean of its tuning runs. */
  readonly score: number;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The settings behind the tuning's runs. */
export function triedSettings(rows: readonly StudyRows['trials'][]): Tried[] {
  const found = new Map<string, { row: StudyRows['trials']; scores: number[] }>();
  for (const row of rows) {
    const key = `${row.trial} ${row.optimizer}`;
    const entry = found.get(key) ?? { row, scores: [] };
    entry.scores.push(row.score);
    found.set(key, entry);
  }
  return [...found.values()].map(({ row, scores }) => ({
    optimizer: row.optimizer,
    trial: row.trial,
    chosen: row.chosen,
    score: scores.reduce((sum, score) => sum + score, 0) / scores.length,
    settings: row.options,
  }));
}

/** An option whose numbers differ between trials. */
export interface VariedOption extends ParallelAxis {
  readonly name: string;
  /** Its value in each trial. */
  readonly values: readonly number[];
}

export function variedOptions(trials: readonly Tried[]): VariedOption[] {
  const names = Object.keys(trials[0]?.settings ?? {});
  return names.flatMap((name) => {
    const values = trials.map(({ settings }) => settings[name]);
    if (!values.every((value) => typeof value === 'number')) return [];
    const { ends, at } = parallelAxis(values);
    return ends[0] === ends[1] ? [] : [{ name, values, ends, at }];
  });
}
