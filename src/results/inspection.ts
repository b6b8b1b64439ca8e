import type { Experiment } from '../experiment/schema.ts';
import type { NetworkShape } from '../network/two-layer-net.ts';
import { mostTaken } from './evaluation-times.ts';

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
  readonly norms: SharedArrayBuffer;
  readonly weights: SharedArrayBuffer;
  readonly counters: SharedArrayBuffer;
  /** Numbers of one record of the weights, its iteration among them. */
  readonly weightsLength: number;
}

/** What was recorded of the inside of a network while it was trained, where that is asked for. */
export class Inspection {
  private readonly normFields: Float64Array;
  private readonly weightFields: Float64Array;
  private readonly counters: Int32Array;

  /** @param memory made by `Inspection.allocate` */
  constructor(readonly memory: InspectionMemory) {
    this.normFields = new Float64Array(memory.norms);
    this.weightFields = new Float64Array(memory.weights);
    this.counters = new Int32Array(memory.counters);
  }

  /** Room for all that an experiment asks for; nothing where it asks for nothing. */
  static allocate(
    experiment: Experiment,
    { inputSize }: Pick<NetworkShape, 'inputSize'>,
  ): InspectionMemory | undefined {
    const { norms, weights, iterations } = experiment;
    if (!norms && !weights) return undefined;
    const weightsLength = 1 + inputSize * inspectedUnits(experiment);
    const fields = 1 + PARAMETERS.length * NORMS;
    const shared = (length: number) =>
      new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT);
    return {
      norms: shared(norms ? mostTaken({ ...norms, end: true }, iterations) * fields : 0),
      weights: shared(
        weights ? mostTaken({ ...weights, end: true }, iterations) * weightsLength : 0,
      ),
      counters: new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT),
      weightsLength,
    };
  }

  /** @param norms weight, gradient and update of W1, b1, W2 and b2 in turn */
  addNorms(iteration: number, norms: readonly number[]): void {
    this.add(this.normFields, 0, [iteration, ...norms]);
  }

  /** @param values inputSize × units, row-major */
  addWeights(iteration: number, values: Float64Array): void {
    const record = new Float64Array(1 + values.length);
    record[0] = iteration;
    record.set(values, 1);
    this.add(this.weightFields, 1, record);
  }

  get norms(): ParameterNorms[] {
    return this.records(this.normFields, 0, 1 + PARAMETERS.length * NORMS).flatMap(
      ([iteration, ...norms]) =>
        PARAMETERS.map((parameter, i) => ({
          iteration: iteration!,
          parameter,
          weightNorm: norms[i * NORMS]!,
          gradientNorm: norms[i * NORMS + 1]!,
          updateNorm: norms[i * NORMS + 2]!,
        })),
    );
  }

  get weights(): HiddenWeights[] {
    return this.records(this.weightFields, 1, this.memory.weightsLength).map((record) => ({
      iteration: record[0]!,
      values: record.slice(1),
    }));
  }

  private add(fields: Float64Array, counter: number, record: ArrayLike<number>): void {
    const at = Atomics.load(this.counters, counter);
    fields.set(record, at * record.length);
    // The counter after the numbers: a watcher never sees a record that isn't there yet.
    Atomics.store(this.counters, counter, at + 1);
  }

  private records(fields: Float64Array, counter: number, length: number): Float64Array[] {
    return Array.from({ length: Atomics.load(this.counters, counter) }, (_, i) =>
      fields.subarray(i * length, (i + 1) * length),
    );
  }
}

/** Of how many units of the hidden layer the weights are recorded. */
export function inspectedUnits({
  weights,
  network,
}: Pick<Experiment, 'weights' | 'network'>): number {
  return weights ? Math.min(weights.units, network.hiddenSize) : 0;
}
