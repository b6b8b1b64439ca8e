import { messageOf } from '../base/errors/message-of.ts';
import { UserError } from '../base/errors/user-error.ts';
import { ModuleThread, TimeLimitExceeded } from '../experiment/modules/module-thread.ts';
import type { Tasks } from './worker.ts';

/**
 * Seconds that a call of a module's function may take where an author tries it, on few parameters;
 * less than in a run, as many checks have to wait.
 */
export const AUTHOR_TIME_LIMIT = 10;

/** What came of a task: an answer, or a sentence that says why there is none. */
export type Answer<Result> = { readonly result: Result } | { readonly mistake: string };

/**
 * A thread for an author's code, away from the main one: what it loads may throw, end the process or
 * never return, and all of these end in a sentence.
 */
export class AuthorThread {
  private readonly thread: ModuleThread<object, Answer<unknown>>;

  /**
   * @param signal ends the task at hand; its promise is then rejected with an AbortError
   * @param updateTimeLimit seconds that a call of a module's function may take
   */
  constructor(
    private readonly signal: AbortSignal,
    updateTimeLimit = AUTHOR_TIME_LIMIT,
  ) {
    const worker = new URL('./worker.js', import.meta.url).href;
    this.thread = new ModuleThread(worker, updateTimeLimit);
  }

  /**
   * @throws TimeLimitExceeded where the optimizer does not come back in time
   * @throws UserError where it can't be loaded or used
   */
  async run<Task extends keyof Tasks>(
    task: Task,
    input: Tasks[Task]['input'],
  ): Promise<Tasks[Task]['result']> {
    const { signal } = this;
    const answer = await this.thread.run(input, { name: task, signal }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      if (error instanceof TimeLimitExceeded && error.call !== 'loading') throw error;
      const { name } = input.optimizer;
      const mistake =
        error instanceof TimeLimitExceeded
          ? `${name}: ${error.message}.`
          : `${name} ended the thread that it ran in: ${messageOf(error)}`;
      return { mistake };
    });
    if ('mistake' in answer) throw new UserError(answer.mistake);
    return answer.result as Tasks[Task]['result'];
  }

  async close(): Promise<void> {
    await this.thread.close();
  }
}

/** Does some work with such a thread, and ends it whatever comes of the work. */
export async function withAuthorThread<Result>(
  signal: AbortSignal,
  updateTimeLimit: number | undefined,
  work: (thread: AuthorThread) => Promise<Result>,
): Promise<Result> {
  const thread = new AuthorThread(signal, updateTimeLimit);
  try {
    return await work(thread);
  } finally {
    await thread.close();
  }
}
