import type { NumberSpec, TuningRange } from '../../base/options/options.ts';

/** The step size, with the range over which it is tuned (log-uniform). */
export function learningRate(value: number, tuneMin: number, tuneMax: number) {
  return {
    type: 'number',
    default: value,
    min: 0,
    tune: { min: tuneMin, max: tuneMax, scaling: 'log' },
    help: 'learning rate',
  } as const satisfies NumberSpec;
}

/** A decay rate below 1, tuned uniformly in the logarithm of 1 − value. */
export function decayRate(value: number, help: string, tune: TuningRange = BETA_RANGE) {
  return {
    type: 'number',
    default: value,
    min: 0,
    below: 1,
    tune,
    help,
  } as const satisfies NumberSpec;
}

const BETA_RANGE: TuningRange = { min: 0.8, max: 0.999, scaling: 'one-minus-log' };

export function momentumFactor(value: number) {
  return decayRate(value, 'share of the velocity that is kept (μ)', {
    min: 0.5,
    max: 0.99,
    scaling: 'one-minus-log',
  });
}

export function beta1(value = 0.9) {
  return decayRate(value, 'decay rate of the first moment', {
    min: 0.5,
    max: 0.99,
    scaling: 'one-minus-log',
  });
}

export function beta2(value = 0.999) {
  return decayRate(value, 'decay rate of the second moment', {
    min: 0.9,
    max: 0.9999,
    scaling: 'one-minus-log',
  });
}

/** The constant that keeps a denominator from zero. */
export function epsilon(value: number, help = 'added to the denominator') {
  return { type: 'number', default: value, min: 0, help } as const satisfies NumberSpec;
}

/** Coupled (L2) weight decay: added to the gradient. */
export const weightDecay = {
  type: 'number',
  default: 0,
  min: 0,
  help: 'L2 penalty: weightDecay·θ is added to the gradient',
} as const satisfies NumberSpec;

/** Decoupled weight decay (Loshchilov & Hutter, 2019): θ shrinks by lr·weightDecay·θ. */
export function decoupledWeightDecay(value = 0) {
  return {
    type: 'number',
    default: value,
    min: 0,
    help: 'decoupled weight decay: θ shrinks by lr·weightDecay·θ a step',
  } as const satisfies NumberSpec;
}

export const dampening = {
  type: 'number',
  default: 0,
  min: 0,
  max: 1,
  help: 'share of the gradient that is kept out of the velocity',
} as const satisfies NumberSpec;
