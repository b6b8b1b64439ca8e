import type { Evaluated, Model } from '../network/model.ts';
import {
  allocator,
  type FloatArray,
  type Parameter,
  type Precision,
} from '../network/parameter.ts';

/** A function to minimize, with its gradient. */
export interface Objective {
  /** @returns the value at `point`; where a batch matters, that of the batch */
  value(point: FloatArray, rows: Uint32Array): number;
  /** Writes the gradient at `point`, of the batch where it matters. */
  gradient(point: FloatArray, rows: Uint32Array, gradient: FloatArray): void;
}

const NO_ROWS = new Uint32Array(0);

/** A function behind the interface of networks: one parameter `x`. */
export class FunctionModel implements Model {
  readonly parameters: readonly Parameter[];
  readonly gradients: readonly FloatArray[];

  constructor(
    private readonly objective: Objective,
    dimension: number,
    precision: Precision,
  ) {
    const allocate = allocator(precision);
    this.parameters = [{ name: 'x', shape: [dimension], values: allocate(dimension) }];
    this.gradients = [allocate(dimension)];
  }

  gradient(rows: Uint32Array): number {
    this.objective.gradient(this.parameters[0]!.values, rows, this.gradients[0]!);
    return this.loss(rows);
  }

  loss(rows: Uint32Array): number {
    return this.objective.value(this.parameters[0]!.values, rows);
  }

  /** A function has no labels: NaN. */
  accuracy(): number {
    return NaN;
  }

  /** The function itself, without the noise of a batch. */
  evaluate(): Evaluated {
    return { loss: this.loss(NO_ROWS), accuracy: NaN };
  }
}
