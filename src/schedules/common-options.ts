import type { NumberSpec } from '../base/options/options.ts';

/** What a learning rate is multiplied by at a change. */
export function decayFactor(value: number) {
  return {
    type: 'number',
    default: value,
    above: 0,
    help: 'what the learning rate is multiplied by (γ)',
  } as const satisfies NumberSpec;
}

/** How long a schedule lasts. */
export const totalSteps = {
  type: 'integer',
  default: 0,
  min: 0,
  help: 'updates that the schedule lasts; 0 for the whole run',
} as const satisfies NumberSpec;

/** The learning rate at a schedule's lowest points. */
export const minimumRate = {
  type: 'number',
  default: 0,
  min: 0,
  help: 'the lowest learning rate',
} as const satisfies NumberSpec;

/** The learning rate at a schedule's highest points. */
export const maximumRate = {
  type: 'number',
  default: 0,
  min: 0,
  help: "the highest learning rate; 0 for the optimizer's lr",
} as const satisfies NumberSpec;
