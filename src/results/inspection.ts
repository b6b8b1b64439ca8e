import type { Experiment } from '../experiment/schema.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { mostTaken } from './evaluation-times.ts';
import { SharedRecords, type SharedRecordsMemory } from './shared-records.ts';

/** The network's arrays, in their order. */
export const PARAMETERS = ['W1', 'b1', 'W2', 'b2'] as const;
/** Norms of a parameter at an update. */
const NORMS = 3;

export type ParameterName = 'W1' | 'b1' | 'W2' | 'b2';

/** How large a parameter, its gradient and its update were: Euclidean norms over all its numbers. */
export interface ParameterNorms {
  /** 0-based. */
  readonly iteration: number;
  readonly parameter: ParameterName;
  /** Of the parameter after the update. */
  readonly weightNorm: number;
  /** Of its gradient on the batch, before the optimizer had it. */
  readonly gradientNorm: number;
  /** Of the difference that the update made. */
  readonly updateNorm: number;
}

/** Weights of the hidden layer after an update. */
export interface HiddenWeights {
  /** 0-based. */
  readonly iteration: number;
  /** inputSize × units, row-major: the first columns of W1. */
  readonly values: Float64Array;
}

/** Where an inspection's numbers are, in memory that threads can share. */
export interface InspectionMemory {
  readonly norms: SharedRecordsMemory;
  readonly weights: SharedRecordsMemory;
}

/** What was recorded of the inside of a network while it was trained, where that is asked for. */
export class Inspection {
  private readonly normRecords: SharedRecords;
  private readonly weightRecords: SharedRecords;

  /** @param memory made by `Inspection.allocate` */
  constructor(readonly memory: InspectionMemory) {
    this.normRecords = new SharedRecords(memory.norms);
    this.weightRecords = new SharedRecords(memory.weights);
  }

  /** Room for all that an experiment asks for; nothing where it asks for nothing. */
  static allocate(
    experiment: Experiment,
    { inputSize }: Pick<NetworkShape, 'inputSize'>,
  ): InspectionMemory | undefined {
    const { norms, weights, iterations } = experiment;
    if (!norms && !weights) return undefined;
    const room = (times: { readonly every?: number | undefined } | undefined, length: number) =>
      SharedRecords.allocate(times ? mostTaken({ ...times, end: true }, iterations) : 0, length);
    return {
      norms: room(norms, 1 + PARAMETERS.length * NORMS),
      weights: room(weights, 1 + inputSize * inspectedUnits(experiment)),
    };
  }

  /** @param norms weight, gradient and update of W1, b1, W2 and b2 in turn */
  addNorms(iteration: number, norms: readonly number[]): void {
    this.normRecords.add([iteration, ...norms]);
  }

  /** @param values inputSize × units, row-major */
  addWeights(iteration: number, values: Float64Array): void {
    const record = new Float64Array(1 + values.length);
    record[0] = iteration;
    record.set(values, 1);
    this.weightRecords.add(record);
  }

  get norms(): ParameterNorms[] {
    return this.normRecords.all.flatMap(([iteration = NaN, ...norms]) =>
      PARAMETERS.map((parameter, i) => {
        const [weightNorm = NaN, gradientNorm = NaN, updateNorm = NaN] = norms.slice(i * NORMS);
        return { iteration, parameter, weightNorm, gradientNorm, updateNorm };
      }),
    );
  }

  get weights(): HiddenWeights[] {
    return this.weightRecords.all.map((record) => ({
      iteration: record[0] ?? NaN,
      values: record.slice(1),
    }));
  }
}

/** Of how many units of the hidden layer the weights are recorded. */
export function inspectedUnits({
  weights,
  network,
}: Pick<Experiment, 'weights' | 'network'>): number {
  return weights ? Math.min(weights.units, network.hiddenSize) : 0;
}
