import { describe, expect, it } from 'vitest';
import { optionsSchema } from '../../src/base/options/options.ts';
import { findSchedule, schedules } from '../../src/schedules/registry.ts';

const ITERATIONS = 1000;

function rates(name: string, given: Record<string, unknown>, lr = 0.1): (step: number) => number {
  const schedule = findSchedule(name);
  const options = optionsSchema(schedule.options).parse(given);
  return (step) => schedule.rate(step, lr, options, ITERATIONS);
}

describe('inverse-square-root', () => {
  it('is the Transformer’s schedule after a warm-up of its timescale', () => {
    // Vaswani et al., 2017, equation 3: min(n^-½, n·w^-3/2), scaled to 1 at n = w; n counts from 1.
    const w = 40;
    const rate = rates('inverse-square-root', { timescale: w, warmupSteps: w }, 1);
    for (let n = 1; n <= w; n++) expect(rate(n - 1)).toBeCloseTo(n / w, 12);
    for (let n = w; n < 400; n++) expect(rate(n)).toBeCloseTo(Math.sqrt(w / n), 12);
  });
});

describe('warmup-stable-decay', () => {
  const rate = rates('warmup-stable-decay', { warmupShare: 0.1, decayShare: 0.2, endFactor: 0.1 });

  it('rises in a straight line', () => {
    expect(rate(0)).toBeCloseTo(0.001, 12);
    expect(rate(49)).toBeCloseTo(0.05, 12);
    expect(rate(99)).toBeCloseTo(0.1, 12);
  });

  it('stays at lr', () => {
    expect(rate(100)).toBe(0.1);
    expect(rate(800)).toBe(0.1);
  });

  it('falls to the share of lr that is asked for', () => {
    expect(rate(900)).toBeCloseTo(0.055, 12);
    expect(rate(1000)).toBeCloseTo(0.01, 12);
  });

  it('falls along 1 − √share where that is asked for', () => {
    const root = rates('warmup-stable-decay', { decayShare: 0.2, decay: 'one-minus-root' });
    expect(root(850)).toBeCloseTo(0.1 * (1 - Math.sqrt(0.25)), 12);
  });
});

describe('textbook', () => {
  it('falls by 0.9 after iterations 0 and 15,000 of 20,000, at an epoch of 600', () => {
    const rate = rates('textbook', {});
    expect(rate(0)).toBe(0.1);
    expect(rate(1)).toBe(0.1 * 0.9);
    expect(rate(15000)).toBe(0.1 * 0.9);
    expect(rate(15001)).toBe(0.1 * 0.9 * 0.9);
  });
});

describe('the default length of a schedule', () => {
  it.each(['cosine', 'polynomial'])('is the run: %s ends near 0', (name) => {
    const rate = rates(name, {});
    expect(rate(0)).toBe(0.1);
    expect(rate(ITERATIONS)).toBeLessThan(1e-15);
  });
});

describe('a warm-up', () => {
  const names = schedules.map(({ name }) => name);

  it.each(names)('comes before %s, which then starts as it would have', (name) => {
    const schedule = findSchedule(name);
    const options = optionsSchema(schedule.options).parse({ warmupSteps: 50, warmupStart: 0.2 });
    const plain = optionsSchema(schedule.options).parse({});
    const first = schedule.rate(0, 0.1, plain, ITERATIONS - 50);
    expect(schedule.rate(0, 0.1, options, ITERATIONS)).toBeCloseTo(first * (0.2 + 0.8 / 50), 12);
    expect(schedule.rate(24, 0.1, options, ITERATIONS)).toBeCloseTo(first * 0.6, 12);
    expect(schedule.rate(49, 0.1, options, ITERATIONS)).toBeCloseTo(first, 12);
    for (const later of [0, 1, 17, 500]) {
      expect(schedule.rate(50 + later, 0.1, options, ITERATIONS)).toBe(
        schedule.rate(later, 0.1, plain, ITERATIONS - 50),
      );
    }
  });

  it.each(names)('leaves %s out of an experiment’s record unless it is asked for', (name) => {
    expect(optionsSchema(findSchedule(name).options).parse({})).not.toHaveProperty('warmupSteps');
  });
});

describe('every schedule', () => {
  it.each(schedules.map((schedule) => [schedule.name, schedule] as const))(
    '%s gives a finite rate of 0 or more at every step, for runs of any length',
    (_name, schedule) => {
      const options = optionsSchema(schedule.options).parse({});
      for (const iterations of [1, 2, 7, 1000]) {
        for (let step = 0; step <= iterations; step++) {
          const rate = schedule.rate(step, 0.1, options, iterations);
          expect(rate).toBeGreaterThanOrEqual(0);
          expect(rate).toBeLessThanOrEqual(0.1);
        }
      }
    },
  );

  it.each(schedules.map((schedule) => [schedule.name, schedule] as const))(
    '%s refuses options that it does not have',
    (_name, schedule) => {
      expect(optionsSchema(schedule.options).safeParse({ noSuchOption: 1 }).success).toBe(false);
    },
  );
});

describe('findSchedule', () => {
  it('throws where there is none of that name', () => {
    expect(() => findSchedule('cosign')).toThrow(
      'There is no schedule "cosign". Did you mean "cosine"? There are: constant, step,',
    );
  });
});
