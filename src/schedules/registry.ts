import { Registry } from '../base/options/registry.ts';
import { constant } from './constant.ts';
import { cosineRestarts } from './cosine-restarts.ts';
import { cosine } from './cosine.ts';
import { cyclic } from './cyclic.ts';
import { exponential } from './exponential.ts';
import { inverseSquareRoot } from './inverse-square-root.ts';
import { linear } from './linear.ts';
import { multiStep } from './multi-step.ts';
import { oneCycle } from './one-cycle.ts';
import { polynomial } from './polynomial.ts';
import type { Schedule } from './schedule.ts';
import { step } from './step.ts';
import { textbook } from './textbook.ts';
import { warmupStableDecay } from './warmup-stable-decay.ts';
import { withWarmup } from './warmup.ts';

/** Every schedule, each able to have a warm-up before it; the only place that lists them. */
export const schedules: readonly Schedule[] = [
  constant,
  step,
  multiStep,
  exponential,
  linear,
  polynomial,
  cosine,
  cosineRestarts,
  cyclic,
  oneCycle,
  inverseSquareRoot,
  warmupStableDecay,
  textbook,
].map(withWarmup);
export const scheduleRegistry = new Registry('schedule', schedules);

/** @throws UserError where there is none of that name */
export function findSchedule(name: string): Schedule {
  return scheduleRegistry.find(name);
}
