import { itemAt } from '../base/lists/item-at.ts';
import { paired } from '../base/lists/paired.ts';
import type { Inspected } from './course.ts';
import type { Model } from '../network/model.ts';
import { norm } from '../optimizers/shared/norm.ts';
import { isTakenAt } from '../results/evaluation-times.ts';
import { inspectedUnits, type Inspection } from '../results/inspection.ts';

/** Looks at a network before and after its updates, and records what the experiment asks for. */
export class Inspector {
  private readonly before: readonly Float64Array[];
  private gradientNorms: readonly number[] = [];

  constructor(
    private readonly experiment: Inspected,
    private readonly model: Model,
    private readonly inspection: Inspection,
  ) {
    const copies = experiment.norms ? model.parameters : [];
    this.before = copies.map(({ values }) => new Float64Array(values.length));
  }

  /** To be called when the gradients are there and the optimizer has not had them. */
  beforeUpdate(iteration: number): void {
    if (!this.takes('norms', iteration)) return;
    const { parameters, gradients } = this.model;
    for (const [{ values }, before] of paired(parameters, this.before)) before.set(values);
    this.gradientNorms = gradients.map(norm);
  }

  /** To be called when the parameters are updated. */
  afterUpdate(iteration: number): void {
    const { experiment, model, inspection } = this;
    if (this.takes('norms', iteration)) {
      const noted = paired(paired(model.parameters, this.before), this.gradientNorms);
      const norms = noted.flatMap(([[{ values }, before], gradientNorm]) => [
        norm(values),
        gradientNorm,
        norm(before.map((value, k) => itemAt(values, k) - value)),
      ]);
      inspection.addNorms(iteration, norms);
    }
    if (this.takes('weights', iteration)) {
      const W1 = itemAt(model.parameters, 0);
      inspection.addWeights(iteration, firstColumns(W1, inspectedUnits(experiment)));
    }
  }

  private takes(what: 'norms' | 'weights', iteration: number): boolean {
    const { [what]: asked, iterations } = this.experiment;
    return asked !== undefined && isTakenAt({ ...asked, end: true }, iterations, iteration);
  }
}

/** The first columns of a matrix, row-major. */
function firstColumns(
  { shape, values }: Model['parameters'][number],
  columns: number,
): Float64Array {
  const [rows = 0, width = 0] = shape;
  const chosen = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    chosen.set(values.subarray(start, start + columns), row * columns);
  }
  return chosen;
}
