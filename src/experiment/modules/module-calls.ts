import type { Optimizer } from '../../optimizers/shared/optimizer.ts';

/** What a thread with a user's module may be busy with, apart from lockstep's own work. */
const CALLS = [
  'starting',
  'loading',
  'stateLength',
  'initialize',
  'update',
  'evaluationPoint',
  'callback',
] as const;

export type ModuleCall = (typeof CALLS)[number];

/** The functions of an optimizer. */
const FUNCTIONS = ['stateLength', 'initialize', 'update', 'evaluationPoint'] as const;

/** The words of the memory: how many calls there were, and which one lasts (0 for none). */
const [COUNT, CURRENT] = [0, 1];

/**
 * What a thread is doing for a user's module, in memory that threads share: the one notes where it
 * goes into the module's code and where it is back, another watches (`watchCalls`).
 */
export class ModuleCalls {
  private readonly words: Int32Array;

  /** @param memory of another one, here or in another thread */
  constructor(readonly memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.words = new Int32Array(memory);
  }

  /** Notes that a call begins, and that the one before it has ended. */
  begin(call: ModuleCall): void {
    // The count before the name: a watcher never takes a new call for the last one.
    Atomics.add(this.words, COUNT, 1);
    Atomics.store(this.words, CURRENT, CALLS.indexOf(call) + 1);
  }

  /** Notes that the thread is back at lockstep's own work, which may take its time. */
  end(): void {
    Atomics.store(this.words, CURRENT, 0);
  }

  /** Changes whenever a call begins. */
  get count(): number {
    return Atomics.load(this.words, COUNT);
  }

  /** Nothing while the thread is at lockstep's own work. */
  get current(): ModuleCall | undefined {
    return CALLS[Atomics.load(this.words, CURRENT) - 1];
  }

  /** The optimizer, with all calls of its functions noted. */
  noted(optimizer: Optimizer): Optimizer {
    const functions = FUNCTIONS.flatMap((name): [string, PropertyDescriptor][] => {
      const called: unknown = Reflect.get(optimizer, name);
      if (typeof called !== 'function') return [];
      const value = (...given: unknown[]): unknown => {
        this.begin(name);
        try {
          return Reflect.apply(called, optimizer, given);
        } finally {
          this.end();
        }
      };
      return [[name, { value }]];
    });
    // All else is the module's own object still, be it a class's or frozen.
    return Object.create(optimizer, Object.fromEntries(functions)) as Optimizer;
  }
}

/** How often a thread is looked at, in milliseconds at most; a short limit is looked at ten times. */
const INTERVAL = 250;
/** What starts a thread or compiles a module takes its time whatever the module does: seconds. */
const LEAST_FOR_START = 10;

/** How long a call may take, in seconds. */
export function limitOf(call: ModuleCall, updateTimeLimit: number): number {
  const isStart = call === 'starting' || call === 'loading';
  return isStart ? Math.max(updateTimeLimit, LEAST_FOR_START) : updateTimeLimit;
}

/**
 * Watches another thread's calls.
 *
 * @param updateTimeLimit seconds
 * @param exceeded told, once, of a call that takes longer
 * @returns ends the watch
 */
export function watchCalls(
  calls: ModuleCalls,
  updateTimeLimit: number,
  exceeded: (call: ModuleCall) => void,
): () => void {
  const interval = Math.min(INTERVAL, Math.max(1, updateTimeLimit * 100));
  let seen = calls.count;
  let waited = 0;
  let lookedAt = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    const passed = now - lookedAt;
    lookedAt = now;
    const { count, current } = calls;
    if (count !== seen || current === undefined) {
      seen = count;
      waited = 0;
      return;
    }
    // Where this thread slept too (Ctrl-Z, a laptop that was shut), the other had no time either.
    waited += Math.min(passed, 2 * interval);
    if (waited <= 1000 * limitOf(current, updateTimeLimit)) return;
    clearInterval(timer);
    exceeded(current);
  }, interval);
  return () => clearInterval(timer);
}
