import { hasKeys } from '../base/errors/wrong-argument.ts';
import type { Evaluation } from './evaluation.ts';
import type { HiddenWeights, ParameterNorms } from './inspection.ts';
import type { RunStatus } from './run-status.ts';
import type { Environment } from './environment.ts';
import type { Manifest } from './manifest.ts';

/** The curves of one run, as far as it got. */
export interface RunCurves {
  /** The optimizer's label in this experiment; unique within it. */
  readonly optimizer: string;
  readonly seed: number;
  readonly status: RunStatus;
  /** The iteration whose loss was not finite, where it diverged. */
  readonly divergedAt?: number;
  /** Why it failed, in a sentence. */
  readonly error?: string;
  /** The loss of each iteration from 0 on. The last is not finite where the run diverged. */
  readonly losses: Float64Array;
  /** `losses` smoothed as the experiment says; same length. */
  readonly smoothedLosses: Float64Array;
  readonly evaluations: readonly Evaluation[];
  /** Of weights, gradients and updates; empty where the experiment doesn't ask for them. */
  readonly norms: readonly ParameterNorms[];
  /** Of the hidden layer; empty where the experiment doesn't ask for them. */
  readonly weights: readonly HiddenWeights[];
}

/** All that a results folder holds. */
export interface Results {
  readonly kind: 'experiment';
  readonly manifest: Manifest;
  /** Missing where the folder came from git, which does not keep it. */
  readonly environment: Environment | undefined;
  /** In the manifest's order. */
  readonly runs: readonly RunCurves[];
}

/** Whether a value is the results of an experiment; what is inside their runs is believed. */
export function isResults(value: unknown): value is Results {
  return (
    hasKeys(value, 'kind', 'manifest', 'runs') &&
    value.kind === 'experiment' &&
    hasKeys(value.manifest, 'experiment', 'dataset', 'runs') &&
    Array.isArray(value.runs) &&
    value.runs.every((run) => hasKeys(run, 'losses') && run.losses instanceof Float64Array)
  );
}
