import { describe, expect, it } from 'vitest';
import { allocationFailure } from '../../src/optimizers/contract/allocation.ts';
import { contract } from '../../src/optimizers/contract/contract.ts';
import { costOf } from '../../src/optimizers/contract/cost.ts';
import type { Optimizer } from '../../src/optimizers/shared/optimizer.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';

// The contract is only worth something if it catches what it says. Each optimizer here is SGD,
// Momentum or Adam with one fault.
const sgd = findOptimizer('sgd');
const momentum = findOptimizer('momentum');
const adam = findOptimizer('adam');

function failures(optimizer: Optimizer): string[] {
  return contract
    .filter((check) => check.failure(optimizer, 'float64') !== undefined)
    .map(({ name }) => name);
}

let kept = 0;
let seed = 1;

const faults: readonly [fault: string, optimizer: Optimizer, failing: string[]][] = [
  ['nothing', adam, []],
  [
    'a step uphill',
    {
      ...sgd,
      update: (slots, options, context) =>
        sgd.update(slots, { ...options, lr: -Number(options['lr']) }, context),
    },
    ['quadratic', 'rosenbrock'],
  ],
  [
    'memory outside of its state',
    {
      ...sgd,
      update(slots, options) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) {
            kept = 0.5 * kept + (gradient[i]! > 0 ? 1 : -1);
            values[i]! -= (options['lr'] as number) * (gradient[i]! + 1e-3 * kept);
          }
        }
      },
    },
    ['repeatable', 'restorable', 'splittable'],
  ],
  [
    'random numbers',
    {
      ...sgd,
      update(slots, options) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) {
            seed = (seed * 16807) % 2147483647;
            values[i]! -= (options['lr'] as number) * gradient[i]! * (1 + seed / 1e12);
          }
        }
      },
    },
    ['repeatable', 'restorable', 'splittable'],
  ],
  [
    'a division by the gradient',
    {
      ...sgd,
      update(slots, options) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) {
            values[i]! -= ((options['lr'] as number) * gradient[i]! ** 2) / gradient[i]!;
          }
        }
      },
    },
    ['zero gradients'],
  ],
  [
    'a fourth power of the gradient, squared',
    {
      ...sgd,
      update(slots, options) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) {
            const g = gradient[i]!;
            values[i]! -= ((options['lr'] as number) * g * (1 + g ** 8) ** 2) / (1 + g ** 16);
          }
        }
      },
    },
    ['huge gradients'],
  ],
  [
    'a norm of each array, without saying so',
    {
      ...sgd,
      update(slots, options) {
        for (const { values, gradient } of slots) {
          let squares = 1e-30;
          for (const g of gradient) squares += g * g;
          for (let i = 0; i < values.length; i++) {
            values[i]! -= ((options['lr'] as number) * gradient[i]!) / Math.sqrt(squares);
          }
        }
      },
    },
    ['splittable'],
  ],
  [
    'a step that ignores the learning rate',
    {
      ...sgd,
      update(slots) {
        for (const { values, gradient } of slots) {
          for (let i = 0; i < values.length; i++) values[i]! -= 1e-3 * gradient[i]!;
        }
      },
    },
    ['zero rate'],
  ],
  [
    'a gradient that is written',
    {
      ...sgd,
      update(slots, options, context) {
        for (const { gradient } of slots) {
          for (let i = 0; i < gradient.length; i++) gradient[i]! *= 0.9;
        }
        sgd.update(slots, options, context);
      },
    },
    ['gradient untouched'],
  ],
  [
    'a default outside of its limits',
    {
      ...momentum,
      options: {
        ...momentum.options,
        weightDecay: { type: 'number', default: -1e-6, min: 0, help: 'λ' },
      },
    },
    ['options'],
  ],
  [
    'a tuning range outside of the limits',
    {
      ...momentum,
      options: {
        ...momentum.options,
        momentum: {
          type: 'number',
          default: 0.9,
          below: 1,
          tune: { min: 0.5, max: 1.5, scaling: 'linear' },
          help: 'μ',
        },
      },
    },
    ['options'],
  ],
];

describe('the contract', () => {
  it.each(faults)(
    'says what is wrong with an optimizer that has %s',
    (_fault, optimizer, failing) => {
      expect(failures(optimizer).sort()).toEqual([...failing].sort());
    },
  );

  it('says so in sentences', () => {
    for (const [, optimizer] of faults) {
      for (const check of contract) {
        const failure = check.failure(optimizer, 'float64');
        if (failure !== undefined) expect(failure).toMatch(/^[A-Z].*\.$/s);
      }
    }
  });

  it('sees an update that allocates an array', () => {
    const wasteful: Optimizer = {
      ...sgd,
      update(slots, options, context) {
        const copies = slots.map((slot) => ({ ...slot, gradient: slot.gradient.slice() }));
        sgd.update(copies, options, context);
      },
    };
    const usedBytes = (): number => {
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return heapUsed + arrayBuffers;
    };
    expect(allocationFailure(wasteful, 'float64', usedBytes)).toMatch(/allocates about \d+ kB/);
  });
});

describe('the cost of an optimizer', () => {
  it('is counted for a parameter: Adam keeps two arrays', () => {
    // A clock that goes on by a millisecond whenever it is read, twice a step.
    let time = 0;
    const cost = costOf(adam, 'float64', () => time++, 10);
    expect(cost.stateBytes).toBe(16);
    expect(cost.nanoseconds).toBeCloseTo(1e6 / 79510, 6);
  });
});
