import { itemAt } from '../../base/lists/item-at.ts';
import { courseOfRun } from '../../running/course.ts';
import { dealRuns, type Dealt } from '../../running/deal.ts';
import { Pool, type Group, type PooledRun, type Queues } from '../../running/pool.ts';
import { RunRecording } from '../../running/recording.ts';
import { resultOf, type RunResult } from '../../running/run-result.ts';
import { hashOfRun, keyOfRun, type RunSpec } from '../../running/run-spec.ts';
import type { StopSignal } from '../../running/stop-signal.ts';
import type { ProblemSource } from '../../problems/problem.ts';
import { findProblem } from '../../problems/registry.ts';
import type { RunStore } from './run-store.ts';

/** A run that is wanted, and the problem that it is of. */
export interface WantedRun {
  readonly spec: RunSpec;
  readonly source: ProblemSource;
}

/** How wanted runs are computed; none of it changes a digit. */
export interface ExecuteOptions {
  readonly store: RunStore;
  readonly workers: number;
  /** Ends the work; runs that are under way are lost. */
  readonly signal: StopSignal;
  /** Told of every run that is there: taken from the store, or computed. */
  readonly onRun?: (kept: boolean) => void;
}

/**
 * Computes runs that are not in the store, puts them there, and gives all.
 *
 * @param updateTimeLimit seconds that an update of a user's module may take
 * @returns a result for each; nothing where the work was ended before
 */
export async function execute(
  wanted: readonly WantedRun[],
  { store, workers, signal, onRun }: ExecuteOptions,
  updateTimeLimit: number | undefined,
): Promise<(RunResult | undefined)[]> {
  const keyed = wanted.map((run) => ({ key: keyOfRun(run.spec), run }));
  const results = new Map<string, RunResult>();
  const missing = new Map<string, WantedRun>();
  for (const { key, run } of keyed) {
    if (results.has(key) || missing.has(key)) continue;
    const hash = hashOfRun(run.spec);
    const kept = hash === undefined ? undefined : await store.read(hash);
    if (kept) {
      results.set(key, kept);
      onRun?.(true);
    } else missing.set(key, run);
  }
  if (missing.size > 0 && !signal.aborted) {
    const queues = queuesOf(missing);
    const threadsFor = ({ length }: readonly unknown[]) => Math.min(workers, length);
    const { shared, own } = queues;
    const pool = new Pool(threadsFor(shared), threadsFor(own), signal, updateTimeLimit);
    try {
      await pool.train(queues, async ({ key, spec, recording }, end) => {
        const result = resultOf(recording, end);
        if (result.status === 'interrupted') return;
        results.set(key, result);
        await store.write(spec, result);
        onRun?.(false);
      });
    } finally {
      await pool.close();
    }
  }
  return keyed.map(({ key }) => results.get(key));
}

/** A run that is missing. There is room for what it produces from when it begins. */
class MissingRun implements PooledRun {
  readonly draw = 0;
  private memory: RunRecording | undefined;

  constructor(
    readonly key: string,
    readonly spec: RunSpec,
    private readonly keepsPath: boolean,
  ) {}

  get entry(): RunSpec['optimizer'] {
    return this.spec.optimizer;
  }

  get recording(): RunRecording {
    const { iterations, evaluations: validations } = this.spec;
    const room = { validations, path: this.keepsPath };
    return (this.memory ??= new RunRecording(RunRecording.allocate(iterations, room)));
  }
}

function groupOf(source: ProblemSource, runs: readonly MissingRun[]): Group<MissingRun> {
  const { spec } = itemAt(runs, 0);
  return { source, runs, course: courseOfRun(spec), seed: spec.seed, draws: 1 };
}

/** Runs with the same batches share threads, a few together. */
function queuesOf(missing: ReadonlyMap<string, WantedRun>): Queues<MissingRun> {
  const together = new Map<ProblemSource, Map<string, MissingRun[]>>();
  for (const [key, { spec, source }] of missing) {
    const run = new MissingRun(key, spec, findProblem(source.name).surface !== undefined);
    const ofSource = together.get(source) ?? new Map<string, MissingRun[]>();
    together.set(source, ofSource);
    const batches = JSON.stringify([spec.seed, courseOfRun(spec)]);
    ofSource.set(batches, [...(ofSource.get(batches) ?? []), run]);
  }
  const dealt = [...together].flatMap(([source, ofSource]) =>
    [...ofSource.values()].map((runs) => ({ source, ...dealRuns(runs) })),
  );
  const queue = (place: keyof Dealt<MissingRun>) =>
    dealt.flatMap(({ source, [place]: groups }) => groups.map((runs) => groupOf(source, runs)));
  return { shared: queue('shared'), own: queue('own'), here: queue('here') };
}
