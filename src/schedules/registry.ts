import { constant } from './constant.ts';
import type { Schedule } from './schedule.ts';
import { textbook } from './textbook.ts';

/** Every schedule; the only place that lists them. */
export const schedules: readonly Schedule[] = [constant, textbook];

/** @throws RangeError where there is none of that name */
export function findSchedule(name: string): Schedule {
  const found = schedules.find((schedule) => schedule.name === name);
  if (!found) throw new RangeError(`there is no schedule "${name}"`);
  return found;
}
