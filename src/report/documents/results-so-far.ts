import type { Dataset, Split } from '../../data/dataset.ts';
import type { Experiment } from '../../experiment/schema.ts';
import type { PlannedRun } from '../../running/plan.ts';
import type { RunRecording } from '../../running/recording.ts';
import { runCurves } from '../../running/run-curves.ts';
import { lockstepPackage } from '../../base/files/package.ts';
import type { Results } from '../../results/results.ts';

/** An experiment that is being run, as its recordings stand. */
export interface RunningExperiment {
  readonly experiment: Experiment;
  readonly dataset: Omit<Dataset, 'normalize' | 'train' | 'test'> &
    Readonly<Record<'train' | 'test', Pick<Split, 'size'>>>;
  readonly runs: readonly Pick<PlannedRun, 'label' | 'seed'>[];
  readonly recordings: readonly RunRecording[];
}

/** What it has come to, as results: runs that go on count as finished, and there are no hashes yet. */
export function resultsSoFar({
  experiment,
  dataset,
  runs,
  recordings,
}: RunningExperiment): Results {
  const recorded = runs.flatMap((run, i) => {
    const recording = recordings[i];
    return recording ? [{ run, recording }] : [];
  });
  return {
    kind: 'experiment',
    manifest: {
      lockstep: lockstepPackage.version,
      experiment,
      dataset: {
        name: dataset.name,
        trainSize: dataset.train.size,
        testSize: dataset.test.size,
        inputSize: dataset.inputSize,
        classes: dataset.classes,
        files: [...dataset.files],
      },
      runs: recorded.map(({ run: { label, seed }, recording: { status, iterations } }) => {
        return {
          optimizer: label,
          seed,
          status: status === 'running' ? 'finished' : status,
          iterations,
          ...(status === 'diverged' ? { divergedAt: iterations - 1 } : {}),
          batchesSha256: '',
          initialParametersSha256: '',
        };
      }),
    },
    environment: undefined,
    runs: recorded.map(({ run, recording }) => runCurves(experiment, run, recording)),
  };
}
