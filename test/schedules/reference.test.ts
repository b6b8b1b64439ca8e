import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionsSchema } from '../../src/base/options/options.ts';
import { findSchedule } from '../../src/schedules/registry.ts';

interface Recorded {
  readonly schedule: string;
  readonly options: Record<string, unknown>;
  readonly baseLr: number;
  readonly lr: readonly number[];
}

// The learning rates of torch.optim.lr_scheduler 1.13.
const recorded = JSON.parse(
  readFileSync(new URL('../reference/schedules.json', import.meta.url), 'utf8'),
) as Recorded[];

describe('the recorded schedules', () => {
  it('are ten', () => {
    expect(recorded.map(({ schedule }) => schedule)).toHaveLength(10);
  });

  it.each(recorded.map((entry) => [entry.schedule, entry] as const))(
    '%s gives the same learning rates',
    (name, { options, baseLr, lr }) => {
      const schedule = findSchedule(name);
      const complete = optionsSchema(schedule.options).parse(options);
      lr.forEach((expected, step) => {
        const rate = schedule.rate(step, baseLr, complete, lr.length);
        expect(Math.abs(rate - expected)).toBeLessThanOrEqual(1e-12 * expected);
      });
      expect(lr.length).toBe(40);
    },
  );
});
