import type { Experiment } from '../experiment/schema.ts';
import type { Model } from '../network/model.ts';
import { takesNormsAt, takesWeightsAt } from './inspection-times.ts';
import { inspectedUnits, type Inspection } from './inspection.ts';

/** Looks at a network before and after its updates, and records what the experiment asks for. */
export class Inspector {
  private readonly before: readonly Float64Array[];
  private gradientNorms: number[] = [];

  constructor(
    private readonly experiment: Experiment,
    private readonly model: Model,
    private readonly inspection: Inspection,
  ) {
    const copies = experiment.norms ? model.parameters : [];
    this.before = copies.map(({ values }) => new Float64Array(values.length));
  }

  /** To be called when the gradients are there and the optimizer has not had them. */
  beforeUpdate(iteration: number): void {
    if (!takesNormsAt(this.experiment, iteration)) return;
    const { parameters, gradients } = this.model;
    parameters.forEach(({ values }, i) => this.before[i]!.set(values));
    this.gradientNorms = gradients.map((gradient) => euclidean(gradient));
  }

  afterUpdate(iteration: number): void {
    const { experiment, model, inspection } = this;
    if (takesNormsAt(experiment, iteration)) {
      const norms = model.parameters.flatMap(({ values }, i) => [
        euclidean(values),
        this.gradientNorms[i]!,
        euclidean(values, this.before[i]),
      ]);
      inspection.addNorms(iteration, norms);
    }
    if (takesWeightsAt(experiment, iteration)) {
      const [W1] = model.parameters;
      inspection.addWeights(iteration, firstColumns(W1!, inspectedUnits(experiment)));
    }
  }
}

/** √Σ(values − from)², summed in float64. */
function euclidean(values: ArrayLike<number>, from?: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! - (from?.[i] ?? 0);
    squares += value * value;
  }
  return Math.sqrt(squares);
}

function firstColumns(
  { shape, values }: Model['parameters'][number],
  columns: number,
): Float64Array {
  const [rows, width] = shape as [number, number];
  const chosen = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      chosen[row * columns + column] = values[row * width + column]!;
    }
  }
  return chosen;
}
