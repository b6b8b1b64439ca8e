import { power } from '../../base/math/power.ts';
import type { FloatArray, Precision } from '../../network/parameter.ts';
import type { Optimizer } from '../shared/optimizer.ts';
import type { ContractCheck } from './check.ts';
import { forEachNumber, Trial } from './trial.ts';

/** A function to minimize, over two rows and a vector. */
interface Problem {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly steps: number;
  value(point: readonly FloatArray[]): number;
  gradient(point: readonly FloatArray[], gradient: readonly FloatArray[]): void;
}

/** ½ Σ cᵢ(xᵢ − 3)² with curvatures from ½ to 2. */
const quadratic: Problem = {
  name: 'quadratic',
  shapes: [[4, 3], [3]],
  steps: 300,
  value(point) {
    let sum = 0;
    forEachNumber(point, (array, i, place) => {
      sum += (curvature(place) * (array[i]! - 3) ** 2) / 2;
    });
    return sum;
  },
  gradient(point, gradient) {
    point.forEach((array, a) =>
      forEachNumber([array], (_, i) => {
        gradient[a]![i] = curvature(i) * (array[i]! - 3);
      }),
    );
  },
};

function curvature(place: number): number {
  return 0.5 + (place % 4) / 2;
}

/** Σ (1 − x)² + 100(y − x²)² over pairs (x, y), each of which starts at (−1.2, 1). */
const rosenbrock: Problem = {
  name: 'Rosenbrock',
  shapes: [[2, 2], [2]],
  steps: 600,
  value(point) {
    let sum = 0;
    for (const array of point) {
      for (let i = 0; i < array.length; i += 2) {
        const x = array[i]!;
        const y = array[i + 1]!;
        sum += (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      }
    }
    return sum;
  },
  gradient(point, gradient) {
    point.forEach((array, a) => {
      for (let i = 0; i < array.length; i += 2) {
        const x = array[i]!;
        const y = array[i + 1]!;
        gradient[a]![i] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[a]![i + 1] = 200 * (y - x * x);
      }
    });
  },
};

function startOf(problem: Problem, point: readonly FloatArray[]): void {
  forEachNumber(point, (array, i) => {
    if (problem === rosenbrock) array[i] = i % 2 === 0 ? -1.2 : 1;
  });
}

/** The default learning rate and five more from the range over which it is tuned, or three below. */
function learningRates({ options }: Optimizer): number[] {
  const { lr } = options;
  if (lr?.type !== 'number') return [];
  const rates = [lr.default];
  if (lr.tune) {
    const { min, max } = lr.tune;
    for (let i = 0; i <= 4; i++) rates.push(min * power(max / min, i / 4));
  } else {
    for (const divisor of [10, 100, 1000]) rates.push(lr.default / divisor);
  }
  return rates;
}

function descent(problem: Problem): ContractCheck['failure'] {
  return (optimizer: Optimizer, precision: Precision) => {
    let best = Infinity;
    let start = 0;
    const rates = learningRates(optimizer);
    for (const lr of rates) {
      const trial = new Trial(optimizer, precision, problem.shapes, { lr }, (point) =>
        startOf(problem, point),
      );
      start = problem.value(trial.values);
      for (let step = 0; step < problem.steps; step++) {
        problem.gradient(trial.values, trial.gradients);
        trial.stepper.update(lr);
      }
      const end = problem.value(trial.judged);
      if (end < best) best = end;
      if (best < start / 2) return undefined;
    }
    return (
      `After ${problem.steps} steps on the ${problem.name} function the best of ${rates.length} ` +
      `learning rates stood at ${best.toPrecision(4)}, from ${start.toPrecision(4)}; ` +
      'less than half of that is asked for.'
    );
  };
}

export const descendsQuadratic: ContractCheck = {
  name: 'quadratic',
  promise: 'decreases a quadratic, at its default learning rate or one from its tuning range',
  failure: descent(quadratic),
};

export const descendsRosenbrock: ContractCheck = {
  name: 'rosenbrock',
  promise: 'decreases Rosenbrock’s function, at its default learning rate or one from its range',
  failure: descent(rosenbrock),
};
