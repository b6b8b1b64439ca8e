import { Piscina } from 'piscina';
import { UserError } from '../../base/errors/user-error.ts';
import { limitOf, ModuleCalls, watchCalls, type ModuleCall } from './module-calls.ts';
import { UPDATE_TIME_LIMIT } from '../schema.ts';

const IN_WORDS: Readonly<Record<ModuleCall, string>> = {
  starting: 'starting its thread',
  loading: 'loading it',
  stateLength: 'its stateLength',
  initialize: 'its initialize',
  update: 'its update',
  evaluationPoint: 'its evaluationPoint',
  callback: 'a callback that it left behind',
};

/** A module did not come back in time, and its thread was ended. The message is a clause. */
export class TimeLimitExceeded extends UserError {
  /** @param updateTimeLimit in seconds */
  constructor(
    readonly call: ModuleCall,
    private readonly updateTimeLimit: number,
  ) {
    super(clause(call, updateTimeLimit, ''));
  }

  /** The message with the place where the run was: of what a run calls again and again. */
  at(iteration: number): string {
    const { call, updateTimeLimit } = this;
    const isRepeated = call === 'update' || call === 'evaluationPoint' || call === 'callback';
    return clause(call, updateTimeLimit, isRepeated ? ` at iteration ${iteration}` : '');
  }
}

function clause(call: ModuleCall, updateTimeLimit: number, place: string): string {
  return (
    `${IN_WORDS[call]} took longer than ${limitOf(call, updateTimeLimit)} s${place}, which depends ` +
    'on the machine; raise --update-time-limit (in a file updateTimeLimit) where it is only slow'
  );
}

/** What a thread is told beside its task, so that it can be watched. */
export interface Watched {
  /** Of the `ModuleCalls` in which it notes what it is at. */
  readonly calls: SharedArrayBuffer;
}

/**
 * A thread for users' modules, a task at a time. One that does not come back is ended; the next task
 * has a new one.
 */
export class ModuleThread<Task extends object, Result> {
  private pool: Piscina<Task & Watched, Result> | undefined;
  private isUsed = false;

  /**
   * @param worker what runs in it, as a URL
   * @param updateTimeLimit seconds that a call of a module's function may take
   */
  constructor(
    private readonly worker: string,
    private readonly updateTimeLimit = UPDATE_TIME_LIMIT,
  ) {
    this.pool = this.start();
  }

  /**
   * @param options.name of the worker's function, where it is not its default
   * @param options.signal ends the thread; the promise is then rejected with an AbortError
   * @throws TimeLimitExceeded where the thread was ended
   */
  async run(
    task: Task,
    options: { readonly name?: string; readonly signal?: AbortSignal } = {},
  ): Promise<Result> {
    const pool = (this.pool ??= this.start());
    const isUsed = this.isUsed;
    this.isUsed = true;
    const calls = new ModuleCalls();
    calls.begin('starting');
    let exceeded: TimeLimitExceeded | undefined;
    const endWatch = watchCalls(calls, this.updateTimeLimit, (call) => {
      exceeded = new TimeLimitExceeded(call, this.updateTimeLimit);
      void this.close();
    });
    try {
      return await pool.run({ ...task, calls: calls.memory }, options);
    } catch (error) {
      if (!exceeded) throw error;
      // What keeps a used thread from its task may be what the task before has left behind.
      const hasBegun = exceeded.call !== 'starting' && exceeded.call !== 'loading';
      if (hasBegun || !isUsed) throw exceeded;
      return await this.run(task, options);
    } finally {
      endWatch();
    }
  }

  /** Ends the thread, whatever it is at. */
  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    this.isUsed = false;
    await pool?.destroy();
  }

  private start(): Piscina<Task & Watched, Result> {
    return new Piscina({
      filename: this.worker,
      minThreads: 1,
      maxThreads: 1,
      idleTimeout: Infinity,
    });
  }
}
