import { EXIT } from './exit-codes.ts';

/** A terminal that is closed says SIGHUP. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * Milliseconds in which a further signal is the first one's echo: under npm and npx a terminal's
 * Ctrl-C comes from both, and a library (when-exit) sends the first signal to the process again.
 */
const ECHO = 1000;
/** The most of them that pass between two looks. */
const LOOK = 50;

/**
 * Runs `work` with a signal that Ctrl-C (or SIGTERM, or a closed terminal) raises, so that it can
 * stop cleanly and keep what it has; another Ctrl-C, well after the first, ends the process at once.
 *
 * @param notice what is said at the first
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  notice = 'Stopping after this batch; what was computed is kept.',
): Promise<Result> {
  const controller = new AbortController();
  let isEchoOver: () => boolean = () => false;
  const interrupt = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      if (isEchoOver()) process.exit(EXIT.interrupted);
      return;
    }
    isEchoOver = freeFor(ECHO);
    // Nobody reads any more, which must not keep the rest from being written.
    if (signal === 'SIGHUP') ignoreLostOutput();
    process.stderr.write(`\n${notice} Another Ctrl-C ends it at once.\n`);
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    // Once interrupted the process goes on to its end, and an echo must not end it before.
    if (!controller.signal.aborted) for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

/**
 * Whether the event loop has been free for so long from now on. However long it is held up, that
 * counts as one look: a signal that came meanwhile is heard only afterwards.
 */
function freeFor(milliseconds: number): () => boolean {
  let free = 0;
  let looked = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    free += Math.min(now - looked, LOOK);
    looked = now;
    if (free >= milliseconds) clearInterval(timer);
  }, LOOK);
  timer.unref();
  return () => free >= milliseconds;
}

function ignoreLostOutput(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
