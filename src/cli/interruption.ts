import { EXIT } from './exit-codes.ts';

/**
 * Milliseconds in which a second signal is the echo of the first: a library that cleans up after
 * itself (when-exit, by way of atomically) sends each signal to the process again.
 */
const ECHO = 200;

/**
 * Runs `work` with a signal that Ctrl-C (or SIGTERM) raises, so that it can stop cleanly and keep
 * what it has; a second Ctrl-C ends the process at once.
 *
 * @param notice what is said at the first
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  notice = 'Stopping after this batch; what was computed is kept.',
): Promise<Result> {
  const controller = new AbortController();
  let interruptedAt: number | undefined;
  const interrupt = () => {
    if (interruptedAt !== undefined) {
      if (performance.now() - interruptedAt > ECHO) process.exit(EXIT.interrupted);
      return;
    }
    interruptedAt = performance.now();
    process.stderr.write(`\n${notice}\n`);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  try {
    return await work(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
