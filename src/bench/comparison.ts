import type { Dataset } from '../data/dataset.ts';
import type { Experiment } from '../experiment/schema.ts';
import { planRuns } from '../running/plan.ts';
import { prepareRecordings, train, type TrainingOptions } from '../running/train.ts';
import { PRECISIONS, sizes, TEXTBOOK, type Measurement } from './measurement.ts';
import { timeOfLong } from './timing.ts';

/** What is compared how long and how often. */
export interface ComparisonBench {
  /** The textbook's comparison. */
  readonly experiment: Experiment;
  /** The largest number of threads. */
  readonly workers: number;
  /** Updates of each network at the textbook's sizes. */
  readonly iterations: number;
  /** Updates at other sizes, and with the plain network. */
  readonly fewIterations: number;
  readonly times: number;
}

/**
 * The whole comparison, from the data in memory to the last loss, starting the threads and putting
 * the data into the engine's memory included; a run of one iteration tells how long those take.
 */
export async function* measureComparison(
  dataset: Dataset,
  { experiment, workers, iterations, fewIterations, times }: ComparisonBench,
): AsyncGenerator<Measurement> {
  const settings = PRECISIONS.flatMap((precision) => [
    ...sizes().flatMap((size) => {
      const isTextbook =
        size.hiddenSize === TEXTBOOK.hiddenSize && size.batchSize === TEXTBOOK.batchSize;
      return (isTextbook ? threadCounts(workers) : [workers]).map((threads) => ({
        precision,
        ...size,
        engine: 'wasm' as const,
        workers: threads,
        iterations: isTextbook ? iterations : fewIterations,
      }));
    }),
    {
      precision,
      ...TEXTBOOK,
      engine: 'reference' as const,
      workers: 1,
      iterations: fewIterations,
    },
  ]);
  for (const setting of settings) {
    const { precision, hiddenSize, batchSize } = setting;
    const measured: Experiment = {
      ...experiment,
      precision,
      batchSize,
      network: { ...experiment.network, hiddenSize },
      evaluate: { end: false },
    };
    const timeOf = (iterations: number) =>
      timeOfLong(() => trainQuietly({ ...measured, iterations }, dataset, setting), times);
    const startUp = await timeOf(1);
    const timing = await timeOf(setting.iterations);
    yield {
      section: 'comparison',
      name: experiment.name,
      ...setting,
      value: timing.milliseconds / 1000,
      startUp: startUp.milliseconds / 1000,
      unit: 's',
      samples: timing.samples,
    };
  }
}

async function trainQuietly(
  experiment: Experiment,
  dataset: Dataset,
  { engine, workers }: Pick<TrainingOptions, 'engine' | 'workers'>,
): Promise<void> {
  const runs = planRuns(experiment);
  const { signal } = new AbortController();
  const recordings = prepareRecordings(experiment, dataset, runs);
  await train(experiment, dataset, runs, recordings, { engine, workers, signal });
}

/** 1, 2, 4, 8, … and the largest. */
function threadCounts(largest: number): number[] {
  const counts: number[] = [];
  for (let count = 1; count < largest; count *= 2) counts.push(count);
  return [...counts, largest];
}
