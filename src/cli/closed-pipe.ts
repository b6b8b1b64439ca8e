import { EXIT } from './exit-codes.ts';

let goesOn = false;
let isTold = false;

/**
 * Ends the process quietly when nobody reads what it prints any more (`lockstep check … | head`), with
 * the exit code that a shell sees of other tools then. Node ignores their signal, SIGPIPE.
 */
export function endWithThePipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code }: NodeJS.ErrnoException) => {
      if (code !== 'EPIPE' && !isTold) {
        isTold = true;
        process.stderr.write(`What lockstep prints can't be written (${code}).\n`);
      }
      if (!goesOn) process.exit(code === 'EPIPE' ? EXIT.closedPipe : EXIT.mistake);
    });
  }
}

/** From now on a closed pipe ends nothing: for work whose results go to files. */
export function goOnUnread(): void {
  goesOn = true;
}
