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
      runs: runs.map(({ label, seed }, i) => {
        const { status, iterations } = recordings[i]!;
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
    runs: runs.map((run, i) => runCurves(experiment, run, recordings[i]!)),
  };
}
