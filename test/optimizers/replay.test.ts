import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { replay, trajectorySchema, type Trajectory } from '../../src/optimizers/shared/replay.ts';

function read(file: string): Trajectory {
  const url = new URL(`../reference/optimizers/${file}`, import.meta.url);
  return trajectorySchema.parse(JSON.parse(readFileSync(url, 'utf8')));
}

describe('replay', () => {
  it('tells how far off a step is, over the largest parameter recorded', () => {
    const trajectory = structuredClone(read('sgd.default.json'));
    const recorded = [...Object.values(trajectory.initial)].flat();
    const largest = Math.max(
      ...trajectory.steps.flatMap(({ parameters }) =>
        Object.values(parameters).flat().map(Math.abs),
      ),
    );
    expect(recorded).toHaveLength(18);
    trajectory.steps[11]!.parameters['W']![4]! += 1e-3;
    const found = replay(findOptimizer('sgd'), trajectory);
    expect(found.largestDifference).toBeCloseTo(1e-3 / largest, 9);
    expect(found.atStep).toBe(12);
  });

  it('sees a wrong option value', () => {
    const trajectory = read('adam.tuned.json');
    const options = { ...trajectory.options, beta2: 0.96 };
    const found = replay(findOptimizer('adam'), { ...trajectory, options });
    expect(found.largestDifference).toBeGreaterThan(1e-4);
  });

  it('compares the evaluation point after the last step', () => {
    const trajectory = structuredClone(read('schedule-free-sgd.default.json'));
    trajectory.evaluation!['b']![0]! += 1;
    expect(replay(findOptimizer('schedule-free-sgd'), trajectory).atStep).toBe(31);
  });

  it('counts a number that is not finite as infinitely far off', () => {
    const trajectory = structuredClone(read('sgd.default.json'));
    trajectory.steps[0]!.gradient['W']![0] = NaN;
    expect(replay(findOptimizer('sgd'), trajectory).largestDifference).toBe(Infinity);
  });

  it('refuses options that the optimizer does not have', () => {
    const trajectory = read('sgd.default.json');
    expect(() =>
      replay(findOptimizer('sgd'), { ...trajectory, options: { lr: 0.1, beta1: 0.9 } }),
    ).toThrow(/beta1/);
  });
});

describe('the trajectory file format', () => {
  it('has as many numbers as the shapes say', () => {
    const trajectory = structuredClone(read('sgd.default.json'));
    trajectory.steps[3]!.gradient['W']!.pop();
    const parsed = trajectorySchema.safeParse(trajectory);
    expect(parsed.error?.issues[0]).toMatchObject({
      path: ['steps', 3, 'gradient', 'W'],
      message: 'has 14 numbers; its shape 5 × 3 needs 15',
    });
  });
});
