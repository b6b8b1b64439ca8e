import { Piscina } from 'piscina';
import { UserError } from '../errors/user-error.ts';
import type { Tasks } from './worker.ts';

/** What came of a task: an answer, or a sentence that says why there is none. */
export type Answer<Result> = { readonly result: Result } | { readonly mistake: string };

/**
 * A thread for an author's code, away from the main one: what it loads may throw, end the process or
 * never return, and all of these end in a sentence.
 */
export class AuthorThread {
  private readonly pool = new Piscina<unknown, Answer<unknown>>({
    filename: new URL('./worker.js', import.meta.url).href,
    maxThreads: 1,
    minThreads: 0,
    idleTimeout: Infinity,
  });

  /** @param signal ends the task at hand; its promise is then rejected with an AbortError */
  constructor(private readonly signal: AbortSignal) {}

  /** @throws UserError where the optimizer can't be loaded or used */
  async run<Task extends keyof Tasks>(
    task: Task,
    input: Tasks[Task]['input'],
  ): Promise<Tasks[Task]['result']> {
    const answer = await this.pool
      .run(input, { name: task, signal: this.signal })
      .catch((error: Error) => {
        if (this.signal.aborted) throw error;
        const mistake = `${input.optimizer.name} ended the thread that it ran in: ${error.message}`;
        return { mistake };
      });
    if ('mistake' in answer) throw new UserError(answer.mistake);
    return answer.result as Tasks[Task]['result'];
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

/** Does some work with such a thread, and ends it whatever comes of the work. */
export async function withAuthorThread<Result>(
  signal: AbortSignal,
  work: (thread: AuthorThread) => Promise<Result>,
): Promise<Result> {
  const thread = new AuthorThread(signal);
  try {
    return await work(thread);
  } finally {
    await thread.close();
  }
}
