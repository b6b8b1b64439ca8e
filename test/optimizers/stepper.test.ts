import { describe, expect, it } from 'vitest';
import { allocator, type Parameter } from '../../src/network/parameter.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { findOptimizer, optimizers } from '../../src/optimizers/registry.ts';
import { Stepper } from '../../src/optimizers/shared/stepper.ts';

function stepperOf(name: string, given: Record<string, unknown> = {}) {
  const optimizer = findOptimizer(name);
  const values = new Float64Array([1, -2]);
  const gradient = new Float64Array([0.5, 1]);
  const parameters: Parameter[] = [{ name: 'W', shape: [2], values }];
  const options = optionsSchema(optimizer.options).parse(given);
  const stepper = new Stepper(optimizer, options, parameters, [gradient], allocator('float64'));
  return { stepper, values, gradient };
}

describe('Stepper', () => {
  it('updates the parameters in place, at the learning rate that it is given', () => {
    const { stepper, values } = stepperOf('sgd', { lr: 7 });
    stepper.update(0.1);
    expect([...values]).toEqual([0.95, -2.1]);
    expect(stepper.step).toBe(1);
  });

  it('counts the bytes of the state, as its options have it', () => {
    expect(stepperOf('sgd').stepper.stateBytes).toBe(0);
    expect(stepperOf('rmsprop').stepper.stateBytes).toBe(16);
    expect(stepperOf('rmsprop', { centered: true, momentum: 0.5 }).stepper.stateBytes).toBe(48);
    expect(stepperOf('aggmo', { betas: [0, 0.5] }).stepper.stateBytes).toBe(32);
  });

  it('gives the evaluation point of a method that has one', () => {
    const plain = stepperOf('adam').stepper;
    expect(plain.hasEvaluationPoint).toBe(false);
    const { stepper, values } = stepperOf('schedule-free-sgd', { lr: 0.1, momentum: 0.5 });
    expect(stepper.hasEvaluationPoint).toBe(true);
    stepper.update(0.1);
    const point = [new Float64Array(2)];
    stepper.evaluationPoint(point);
    // After the first step x = z = θ₀ − lr·g (the first point counts whole), and so is y.
    expect(point[0]![0]).toBeCloseTo(0.95, 12);
    expect(values[0]).toBeCloseTo(0.95, 12);
  });

  it('forgets what was not yet there when an older state is restored', () => {
    const { stepper } = stepperOf('swats', { beta1: 0, beta2: 0, eps: 0 });
    const before = stepper.save();
    for (let i = 0; i < 10; i++) stepper.update(0.1);
    expect(Object.keys(stepper.save().scalars)).toEqual(['sgdRatePerRate']);
    stepper.restore(before);
    expect(stepper.save()).toEqual(before);
  });
});

describe('the registry', () => {
  it('has each name once, in lower case and hyphens', () => {
    const names = optimizers.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(optimizers.map((optimizer) => [optimizer.name, optimizer] as const))(
    '%s says what it does in two sentences, where it is from, and its formula',
    (_name, { summary, paper, formula }) => {
      expect(summary.match(/[.?!](?=\s|$)/g)).toHaveLength(2);
      expect(paper.url).toMatch(/^https:\/\//);
      expect(paper.year).toBeGreaterThan(1950);
      expect(paper.authors.length * paper.title.length).toBeGreaterThan(0);
      expect(formula).toContain('←');
    },
  );

  it('throws where there is none of that name', () => {
    expect(() => findOptimizer('adma')).toThrow(
      'There is no optimizer "adma". Did you mean "adam"?',
    );
  });
});
