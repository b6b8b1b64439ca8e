import { describe, expect, it } from 'vitest';
import { allocator } from '../../src/network/parameter.ts';
import { allocationFailure } from '../../src/optimizers/contract/allocation.ts';
import { contract } from '../../src/optimizers/contract/contract.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import type { Optimizer } from '../../src/optimizers/shared/optimizer.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { Stepper } from '../../src/optimizers/shared/stepper.ts';
import { findWrapper, wrappers } from '../../src/optimizers/wrappers/registry.ts';

function wrap(optimizer: Optimizer, name: string, given: Record<string, unknown> = {}): Optimizer {
  const wrapper = findWrapper(name);
  return wrapper.wrap(optimizer, optionsSchema(wrapper.options).parse(given));
}

const sgd = findOptimizer('sgd');

/** Where an optimizer goes from a 2 × 2 matrix and a vector, given the same gradients each time. */
function walk(optimizer: Optimizer, steps = 1, given: Record<string, unknown> = { lr: 1 }) {
  const matrix = new Float64Array([1, 2, 3, 4]);
  const vector = new Float64Array([-1, 1]);
  const gradients = [new Float64Array([3, 0, 1, 2]), new Float64Array([1, -1])];
  const options = optionsSchema(optimizer.options).parse(given);
  const parameters = [
    { name: 'W', shape: [2, 2], values: matrix },
    { name: 'b', shape: [2], values: vector },
  ];
  const stepper = new Stepper(optimizer, options, parameters, gradients, allocator('float64'));
  for (let step = 0; step < steps; step++) stepper.update(options['lr'] as number);
  return { matrix: [...matrix], vector: [...vector] };
}

describe('clip-by-norm', () => {
  it('shortens a gradient of norm 4 to 1, all parameters together', () => {
    // 3² + 1² + 2² + 1² + 1² = 16.
    const { matrix, vector } = walk(wrap(sgd, 'clip-by-norm'));
    expect(matrix).toEqual([1 - 0.75, 2, 3 - 0.25, 4 - 0.5]);
    expect(vector).toEqual([-1.25, 1.25]);
  });

  it('leaves a short one as it is', () => {
    expect(walk(wrap(sgd, 'clip-by-norm', { maxNorm: 4 }))).toEqual(walk(sgd));
  });
});

describe('clip-by-value', () => {
  it('cuts each number off at the largest', () => {
    const { matrix } = walk(wrap(sgd, 'clip-by-value', { maxValue: 1.5 }));
    expect(matrix).toEqual([1 - 1.5, 2, 3 - 1, 4 - 1.5]);
  });
});

describe('gradient-centralization', () => {
  it('takes the mean of each column from a matrix’s gradient and leaves a vector’s', () => {
    const { matrix, vector } = walk(wrap(sgd, 'gradient-centralization'));
    expect(matrix).toEqual([1 - 1, 2 + 1, 3 + 1, 4 - 1]);
    expect(vector).toEqual([-2, 2]);
  });
});

describe('decoupled-weight-decay', () => {
  it('makes AdamW of Adam', () => {
    const options = { lr: 0.1 };
    const wrapped = walk(
      wrap(findOptimizer('adam'), 'decoupled-weight-decay', { weightDecay: 0.3 }),
      25,
      options,
    );
    const adamw = walk(findOptimizer('adamw'), 25, { ...options, weightDecay: 0.3 });
    wrapped.matrix.forEach((number, i) => expect(number).toBeCloseTo(adamw.matrix[i]!, 12));
  });
});

describe('lookahead', () => {
  it('brings the parameters back a share of the way every k steps', () => {
    const lookahead = wrap(sgd, 'lookahead', { k: 3, alpha: 0.25 });
    expect(walk(lookahead, 2)).toEqual(walk(sgd, 2));
    // Three steps of 3 from 1 would end at −8; a quarter of the way is −1.25.
    expect(walk(lookahead, 3).matrix[0]).toBe(-1.25);
    expect(walk(lookahead, 4).matrix[0]).toBe(-4.25);
  });
});

describe('cautious', () => {
  it('leaves out what goes along with the gradient and makes up for it', () => {
    const uphillOnFirst: Optimizer = {
      ...sgd,
      update(slots) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) {
            values[i]! -= i === 0 ? -gradient[i]! : gradient[i]!;
          }
        }
      },
    };
    const { matrix, vector } = walk(wrap(uphillOnFirst, 'cautious'));
    // Two of four numbers go against the gradient (one gradient is 0), one of two.
    expect(matrix).toEqual([1, 2, 3 - 2, 4 - 4]);
    expect(vector).toEqual([-1, 1 + 2]);
  });

  it('changes nothing where all go against it', () => {
    const { vector } = walk(wrap(sgd, 'cautious'));
    expect(vector).toEqual(walk(sgd).vector);
  });
});

describe('wrappers compose', () => {
  it('the last put around sees the gradient first', () => {
    const inner = wrap(sgd, 'clip-by-value', { maxValue: 0.5 });
    expect(walk(wrap(inner, 'clip-by-norm')).matrix).toEqual([1 - 0.5, 2, 3 - 0.25, 4 - 0.5]);
  });

  it('also a wrapper with itself', () => {
    const twice = wrap(wrap(sgd, 'clip-by-norm', { maxNorm: 2 }), 'clip-by-norm');
    expect(walk(twice)).toEqual(walk(wrap(sgd, 'clip-by-norm')));
  });
});

describe('findWrapper', () => {
  it('throws where there is none of that name', () => {
    expect(() => findWrapper('clip')).toThrow(
      'There is no wrapper "clip". There are: clip-by-norm, clip-by-value,',
    );
  });
});

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** What a wrapper cannot be held to, around which optimizer, and why. */
const exceptions = [
  {
    wrapper: 'gradient-centralization',
    around: undefined,
    checks: ['quadratic', 'rosenbrock'],
    reason: 'the sum of a column never changes, so that the minimum may be out of reach',
  },
  {
    wrapper: 'decoupled-weight-decay',
    around: 'prodigy',
    checks: ['quadratic', 'rosenbrock'],
    reason: 'lr is 1 whatever the steps are, so that the decay outweighs them; it has its own',
  },
];

function isExcepted(wrapper: string, inner: string, check: string): boolean {
  return exceptions.some(
    (e) =>
      e.wrapper === wrapper &&
      (e.around === undefined || e.around === inner) &&
      e.checks.includes(check),
  );
}

describe.each(wrappers.map(({ name }) => name))('%s keeps the contract', (name) => {
  describe.each(['sgd', 'adam', 'schedule-free-sgd', 'prodigy', 'muon'])('around %s', (inner) => {
    const wrapped = wrap(findOptimizer(inner), name);
    it.each(['float64', 'float32'] as const)('in %s', (precision) => {
      for (const check of contract) {
        if (isExcepted(name, inner, check.name)) continue;
        expect(check.failure(wrapped, precision)).toBeUndefined();
      }
      expect(allocationFailure(wrapped, precision, usedBytes)).toBeUndefined();
    });
  });
});
