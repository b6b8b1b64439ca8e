import { Registry } from '../base/options/registry.ts';
import { beale } from './beale.ts';
import { himmelblau } from './himmelblau.ts';
import { logisticRegression } from './logistic-regression.ts';
import type { Problem } from './problem.ts';
import { quadratic } from './quadratic.ts';
import { rastrigin } from './rastrigin.ts';
import { rosenbrock } from './rosenbrock.ts';
import { saddle } from './saddle.ts';
import { twoLayerNetwork } from './two-layer-network.ts';

/** Every problem; the only place that lists them. */
export const problems: readonly Problem[] = [
  twoLayerNetwork,
  logisticRegression,
  quadratic,
  rosenbrock,
  beale,
  himmelblau,
  rastrigin,
  saddle,
];
export const problemRegistry = new Registry('problem', problems);

/** @throws UserError where there is none of that name */
export function findProblem(name: string): Problem {
  return problemRegistry.find(name);
}
