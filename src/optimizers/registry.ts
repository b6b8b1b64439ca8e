import { Registry } from '../base/options/registry.ts';
import { accsgd } from './accsgd.ts';
import { adabelief } from './adabelief.ts';
import { adabound } from './adabound.ts';
import { adadelta } from './adadelta.ts';
import { adafactor } from './adafactor.ts';
import { adagrad } from './adagrad.ts';
import { adam } from './adam.ts';
import { adamax } from './adamax.ts';
import { adamw } from './adamw.ts';
import { adan } from './adan.ts';
import { ademamix } from './ademamix.ts';
import { adopt } from './adopt.ts';
import { aggmo } from './aggmo.ts';
import { amsbound } from './amsbound.ts';
import { amsgrad } from './amsgrad.ts';
import { asgd } from './asgd.ts';
import { dadaptAdam } from './dadapt-adam.ts';
import { dadaptSgd } from './dadapt-sgd.ts';
import { lamb } from './lamb.ts';
import { laprop } from './laprop.ts';
import { lars } from './lars.ts';
import { lion } from './lion.ts';
import { madgrad } from './madgrad.ts';
import { momentum } from './momentum.ts';
import { muon } from './muon.ts';
import { nadam } from './nadam.ts';
import { nesterov } from './nesterov.ts';
import { novograd } from './novograd.ts';
import type { Optimizer } from './shared/optimizer.ts';
import { pid } from './pid.ts';
import { prodigy } from './prodigy.ts';
import { qhadam } from './qhadam.ts';
import { qhm } from './qhm.ts';
import { radam } from './radam.ts';
import { rmsprop } from './rmsprop.ts';
import { rprop } from './rprop.ts';
import { scheduleFreeAdamw } from './schedule-free-adamw.ts';
import { scheduleFreeSgd } from './schedule-free-sgd.ts';
import { sgd } from './sgd.ts';
import { shampoo } from './shampoo.ts';
import { soap } from './soap.ts';
import { sophiaG } from './sophia-g.ts';
import { swats } from './swats.ts';
import { yogi } from './yogi.ts';

/** Every optimizer of the library; the only place that lists them. */
export const optimizers: readonly Optimizer[] = [
  sgd,
  momentum,
  nesterov,
  adagrad,
  rmsprop,
  adadelta,
  adam,
  amsgrad,
  adamw,
  adamax,
  nadam,
  radam,
  rprop,
  asgd,
  adabound,
  amsbound,
  adabelief,
  yogi,
  laprop,
  qhm,
  qhadam,
  aggmo,
  pid,
  accsgd,
  swats,
  madgrad,
  lion,
  adan,
  ademamix,
  adopt,
  scheduleFreeSgd,
  scheduleFreeAdamw,
  prodigy,
  dadaptSgd,
  dadaptAdam,
  muon,
  soap,
  lars,
  lamb,
  novograd,
  adafactor,
  shampoo,
  sophiaG,
];
export const optimizerRegistry = new Registry('optimizer', optimizers);

/**
 * Whether a definition is the library's own: that very object, whatever another one is called. What is
 * wrapped is another one.
 */
export function isOfLibrary(optimizer: Optimizer): boolean {
  return optimizers.includes(optimizer);
}

/** The library's optimizer of a name. @throws UserError where there is none */
export function findOptimizer(name: string): Optimizer {
  return optimizerRegistry.find(name);
}
