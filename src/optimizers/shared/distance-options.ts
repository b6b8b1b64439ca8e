import type { NumberSpec } from '../../base/options/options.ts';

/** The first estimate of the distance to the solution (D-Adaptation, Prodigy). */
export const firstDistance = {
  type: 'number',
  default: 1e-6,
  above: 0,
  help: 'first estimate of the distance to the solution (d₀)',
} as const satisfies NumberSpec;

/** How fast the estimate of the distance may grow (D-Adaptation, Prodigy). */
export const growthLimit = {
  type: 'number',
  default: 0,
  min: 0,
  help: 'factor by which d may grow in a step at most; 0 is no limit',
} as const satisfies NumberSpec;
