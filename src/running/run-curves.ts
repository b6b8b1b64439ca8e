import { smooth } from '../analysis/smoothing.ts';
import type { Experiment } from '../experiment/schema.ts';
import type { PlannedRun } from './plan.ts';
import type { RunRecording } from './recording.ts';
import type { RunCurves } from '../results/results.ts';

/**
 * What a run has recorded, as far as it got.
 * @param error why it failed, if it did
 */
export function runCurves(
  { smoothing }: Pick<Experiment, 'smoothing'>,
  { label, seed }: Pick<PlannedRun, 'label' | 'seed'>,
  recording: RunRecording,
  error?: string,
): RunCurves {
  const losses = recording.losses.slice(0, recording.iterations);
  const status = recording.status === 'running' ? 'interrupted' : recording.status;
  return {
    optimizer: label,
    seed,
    status,
    ...(status === 'diverged' ? { divergedAt: losses.length - 1 } : {}),
    ...(error === undefined ? {} : { error }),
    losses,
    smoothedLosses: smooth(losses, smoothing.window, smoothing.beta).values,
    evaluations: recording.evaluations,
    norms: recording.inspection?.norms ?? [],
    weights: recording.inspection?.weights ?? [],
  };
}
