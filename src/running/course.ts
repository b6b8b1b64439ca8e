import type { Experiment } from '../experiment/schema.ts';
import { isTakenAt, type Times } from '../results/evaluation-times.ts';
import type { RunSpec } from './run-spec.ts';

/** How runs are to go, in words that can be told to another thread. */
export interface Course {
  /** Updates of each run. */
  readonly iterations: number;
  /** Whether the loss recorded is that after the update, on the same batch, or that before it. */
  readonly record: 'after' | 'before';
  /** When runs are evaluated: at the times that an experiment names, or so many times, evenly spread. */
  readonly evaluations: Times | number;
  /** `accuracies`: on all training and all test rows; `validation`: as the problem validates. */
  readonly judge: 'accuracies' | 'validation';
  /** Whether the problem concludes on the test set as well, in the end. */
  readonly readsTest: boolean;
  /** What is recorded of the inside of networks. */
  readonly inspect?: Inspected;
}

/** What an experiment says of the inside of its networks. */
export type Inspected = Pick<Experiment, 'norms' | 'weights' | 'network' | 'iterations'>;

/** The course of an experiment's runs. */
export function courseOfExperiment(experiment: Experiment): Course {
  const { iterations, record, evaluate, norms, weights, network } = experiment;
  const inspect = { norms, weights, network, iterations };
  const shared = { iterations, record, evaluations: evaluate, judge: 'accuracies' } as const;
  return { ...shared, readsTest: false, ...((norms ?? weights) ? { inspect } : {}) };
}

/** The course of a study's run. */
export function courseOfRun({ iterations, evaluations, readsTest }: RunSpec): Course {
  return { iterations, record: 'before', evaluations, judge: 'validation', readsTest };
}

/** @returns whether a run is evaluated after an iteration's update */
export function evaluationsOf({ iterations, evaluations }: Course): (iteration: number) => boolean {
  if (typeof evaluations !== 'number') {
    return (iteration) => isTakenAt(evaluations, iterations, iteration);
  }
  // Evenly, the last after the last update.
  const updates = new Set(
    Array.from({ length: evaluations }, (_, i) => Math.ceil(((i + 1) * iterations) / evaluations)),
  );
  return (iteration) => updates.has(iteration + 1);
}
