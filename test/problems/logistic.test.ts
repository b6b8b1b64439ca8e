import { describe, expect, it } from 'vitest';
import type { Dataset, Split } from '../../src/data/dataset.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { prepareProblem } from '../../src/problems/prepare.ts';
import { findProblem } from '../../src/problems/registry.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

/** A small data set of bytes, three quarters of them 0. */
function smallDataset(): Dataset {
  const random = new RandomState(5);
  const split = (size: number): Split => ({
    size,
    inputs: Uint8Array.from({ length: size * 6 }, () =>
      random.uniform() < 0.75 ? 0 : Math.floor(256 * random.uniform()),
    ),
    labels: Uint8Array.from({ length: size }, () => Math.floor(3 * random.uniform())),
  });
  return {
    name: 'small',
    inputSize: 6,
    classes: 3,
    normalize: true,
    train: split(40),
    test: split(20),
    files: [],
  };
}

function open() {
  const problem = findProblem('logistic-regression');
  const options = optionsSchema(problem.options).parse({ batchSize: 8, validationSize: 10 });
  return problem.open(prepareProblem(problem, options, 'float64', smallDataset()));
}

/** The same by the book: scores, softmax, cross entropy with the textbook's 1e-8. */
function lossByHand(W: ArrayLike<number>, b: ArrayLike<number>, rows: readonly number[]): number {
  const { inputs, labels } = smallDataset().train;
  const losses = rows.map((row) => {
    const scores = [0, 1, 2].map((k) => {
      let sum = b[k]!;
      for (let i = 0; i < 6; i++) sum += (inputs[row * 6 + i]! / 255) * W[i * 3 + k]!;
      return sum;
    });
    const exponentials = scores.map(Math.exp);
    const total = exponentials.reduce((a, c) => a + c, 0);
    return -Math.log(exponentials[labels[row]!]! / total + 1e-8);
  });
  return losses.reduce((a, c) => a + c, 0) / rows.length;
}

describe('logistic regression', () => {
  it('has the loss that the formula gives, and its gradient', () => {
    const problem = open();
    const model = problem.createModel();
    const random = new RandomState(1);
    const [W, b] = model.parameters.map(({ values }) => values);
    for (const values of [W!, b!]) values.forEach((_, i) => (values[i] = random.normal()));
    const rows = [3, 17, 3, 29, 8];
    const loss = model.gradient(Uint32Array.from(rows));
    expect(loss).toBeCloseTo(lossByHand(W!, b!, rows), 6);
    const h = 1e-5;
    for (const [p, values] of [W!, b!].entries()) {
      values.forEach((at, i) => {
        values[i] = at + h;
        const above = lossByHand(W!, b!, rows);
        values[i] = at - h;
        const below = lossByHand(W!, b!, rows);
        values[i] = at;
        expect(model.gradients[p]![i]!).toBeCloseTo((above - below) / (2 * h), 5);
      });
    }
  });

  it('validates on the rows at the end, which no batch has', () => {
    const problem = open();
    const model = problem.createModel();
    const random = new RandomState(2);
    for (let batch = 0; batch < 200; batch++) {
      expect(Math.max(...problem.drawBatch(random))).toBeLessThan(30);
    }
    const [W, b] = model.parameters.map(({ values }) => values);
    W!.forEach((_, i) => (W![i] = random.normal()));
    const last = Array.from({ length: 10 }, (_, i) => 30 + i);
    expect(problem.validate(model).loss).toBeCloseTo(lossByHand(W!, b!, last), 6);
  });

  it('reads the test set only in the end, and only when asked', () => {
    const problem = open();
    const model = problem.createModel();
    expect(Object.keys(problem.conclude(model, false))).not.toContain('testLoss');
    expect(problem.conclude(model, true).testLoss).toBeCloseTo(Math.log(3), 6);
  });
});
