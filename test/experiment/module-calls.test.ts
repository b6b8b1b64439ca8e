import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ModuleCalls, watchCalls } from '../../src/experiment/modules/module-calls.ts';
import type { Optimizer, StepContext } from '../../src/optimizers/shared/optimizer.ts';
import { sgd } from '../../src/optimizers/sgd.ts';

/** Of the watch, as it is for limits from 2.5 s on. */
const INTERVAL = 250;

describe('a watch over a module’s calls', () => {
  const exceeded = vi.fn();
  let calls: ModuleCalls;
  let endWatch: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    exceeded.mockReset();
    calls = new ModuleCalls();
    endWatch = watchCalls(calls, 10, exceeded);
  });
  afterEach(() => {
    endWatch();
    vi.useRealTimers();
  });

  it('tells once of the call that lasts longer than the limit', () => {
    calls.begin('update');
    vi.advanceTimersByTime(10_000);
    expect(exceeded).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(exceeded.mock.calls).toEqual([['update']]);
  });

  it('sees what another thread notes in the same memory', () => {
    new ModuleCalls(calls.memory).begin('initialize');
    vi.advanceTimersByTime(11_000);
    expect(exceeded.mock.calls).toEqual([['initialize']]);
  });

  it('counts each call anew, and nothing that is not a call', () => {
    for (let update = 0; update < 20; update++) {
      calls.begin('update');
      vi.advanceTimersByTime(9000);
      calls.end();
      vi.advanceTimersByTime(update === 10 ? 600_000 : 0);
    }
    expect(exceeded).not.toHaveBeenCalled();
  });

  it('counts calls that follow one another at once, as one that comes back does', () => {
    for (let i = 0; i < 200; i++) {
      calls.begin('update');
      vi.advanceTimersByTime(INTERVAL);
    }
    expect(exceeded).not.toHaveBeenCalled();
  });

  it('does not count the time in which the whole process stood still', () => {
    calls.begin('update');
    vi.advanceTimersByTime(5000);
    // A night with the lid shut: the clock goes on, the timers don't.
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 8 * 3_600_000);
    vi.advanceTimersByTime(INTERVAL);
    expect(exceeded).not.toHaveBeenCalled();
    clock.mockRestore();
  });
});

describe('a short limit', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('leaves a thread and a compiler their time to start', () => {
    const exceeded = vi.fn();
    const calls = new ModuleCalls();
    const endWatch = watchCalls(calls, 0.5, exceeded);
    for (const call of ['starting', 'loading'] as const) {
      calls.begin(call);
      vi.advanceTimersByTime(9900);
    }
    expect(exceeded).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(exceeded.mock.calls).toEqual([['loading']]);
    endWatch();
  });
});

describe('an optimizer whose calls are noted', () => {
  const calls = new ModuleCalls();
  const seen: unknown[] = [];

  /** As a module may have it: a class, its object frozen. */
  class Own implements Optimizer {
    readonly name = 'own';
    readonly summary = '';
    readonly formula = '';
    readonly paper = sgd.paper;
    readonly options = sgd.options;
    readonly state = [];
    readonly rate = 2;
    get label(): string {
      return `Own ${this.rate}`;
    }
    initialize(): void {
      seen.push(calls.current);
    }
    update(_parameters: unknown, _options: unknown, { step }: StepContext): void {
      seen.push(calls.current, this.rate * step);
      if (step > 1) throw new Error('out of luck');
    }
  }
  const noted = calls.noted(Object.freeze(new Own()));

  it('is what it was', () => {
    expect(noted.label).toBe('Own 2');
    expect(noted.options).toBe(sgd.options);
    expect(noted).not.toHaveProperty('evaluationPoint');
    expect(noted).not.toHaveProperty('stateLength');
  });

  it('notes when it is called and when it is back, also by an error', () => {
    noted.initialize?.([], { lr: 1 }, {});
    noted.update([], { lr: 1 }, { step: 1, scalars: {} });
    expect(() => noted.update([], { lr: 1 }, { step: 2, scalars: {} })).toThrow('out of luck');
    expect(seen).toEqual(['initialize', 'update', 2, 'update', 4]);
    expect(calls.current).toBeUndefined();
    expect(calls.count).toBe(3);
  });
});
