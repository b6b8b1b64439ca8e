import type { Precision } from '../network/parameter.ts';

/** One figure of a benchmark, with all that it depends on: a row of the CSV. */
export interface Measurement {
  /** Which part of the benchmark it belongs to. */
  readonly section: SectionName;
  /** What was measured: a kernel, an optimizer, an experiment. */
  readonly name: string;
  readonly precision: Precision;
  readonly engine: 'wasm' | 'reference';
  readonly workers: number;
  readonly hiddenSize: number;
  readonly batchSize: number;
  /** Of the whole comparison: updates of each network. */
  readonly iterations?: number;
  /** Of the whole comparison: what a run of one iteration takes, in the unit of the value. */
  readonly startUp?: number;
  readonly value: number;
  readonly unit: 'GFLOP/s' | 'ns/parameter' | 'bytes/parameter' | 'ms' | 's';
  /** The value as a share of the measured multiply-add peak of the precision. */
  readonly shareOfPeak?: number;
  /** How often it was taken; the value is the best, the one least disturbed. */
  readonly samples: number;
}

export const SECTIONS = ['kernels', 'updates', 'iteration', 'comparison'] as const;
export type SectionName = (typeof SECTIONS)[number];

export const PRECISIONS: readonly Precision[] = ['float64', 'float32'];
/** The textbook's sizes, from which one at a time is varied. */
export const TEXTBOOK = { hiddenSize: 100, batchSize: 128 } as const;
export const HIDDEN_SIZES = [50, 100, 200, 500, 1000] as const;
export const BATCH_SIZES = [32, 64, 128, 256, 512, 1024] as const;

/** The textbook's sizes with the hidden layer varied, then with the batch varied. */
export function sizes(): { readonly hiddenSize: number; readonly batchSize: number }[] {
  return [
    ...HIDDEN_SIZES.map((hiddenSize) => ({ ...TEXTBOOK, hiddenSize })),
    ...BATCH_SIZES.filter((batchSize) => batchSize !== TEXTBOOK.batchSize).map((batchSize) => ({
      ...TEXTBOOK,
      batchSize,
    })),
  ];
}
