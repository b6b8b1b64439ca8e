import { Registry } from '../../base/options/registry.ts';
import { cautious } from './cautious.ts';
import { clipByNorm } from './clip-by-norm.ts';
import { clipByValue } from './clip-by-value.ts';
import { decoupledWeightDecay } from './decoupled-weight-decay.ts';
import { gradientCentralization } from './gradient-centralization.ts';
import { lookahead } from './lookahead.ts';
import type { Wrapper } from './wrapper.ts';

/** Every wrapper; the only place that lists them. */
export const wrappers: readonly Wrapper[] = [
  clipByNorm,
  clipByValue,
  gradientCentralization,
  decoupledWeightDecay,
  lookahead,
  cautious,
];
export const wrapperRegistry = new Registry('wrapper', wrappers);

/** @throws UserError where there is none of that name */
export function findWrapper(name: string): Wrapper {
  return wrapperRegistry.find(name);
}
