import {
  AUTHOR_TIME_LIMIT,
  withAuthorThread,
  type AuthorThread,
} from '../../author/author-thread.ts';
import { nameOptimizer, type NamedOptimizer } from '../../author/named-optimizer.ts';
import { findTrajectories, readTrajectory } from '../../author/trajectory-files.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { recordedTolerance, USUAL_TOLERANCE } from '../../optimizers/shared/recorded-tolerance.ts';
import { textTable } from '../../base/text/text-table.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { sharedFlags } from '../options/shared-flags.ts';

interface VerifyArguments {
  files: string[];
  tolerance: number | undefined;
  optimizer: string | undefined;
  'update-time-limit': number | undefined;
}

interface Verified {
  readonly file: string;
  readonly cells: readonly string[];
  readonly fails: boolean;
  /** Which tolerance was used and why, where it is wider than the usual. */
  readonly wider?: string;
}

/** `lockstep verify`: optimizers against recorded trajectories. */
export const verifyCommand: Command<VerifyArguments> = {
  builder: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'trajectory files (.json), or folders of them',
      })
      .option('tolerance', {
        type: 'number',
        requiresArg: true,
        defaultDescription: `${USUAL_TOLERANCE}; wider where it says why`,
        describe: 'largest difference allowed, relative to the largest parameter',
      })
      .option('optimizer', {
        type: 'string',
        requiresArg: true,
        describe: 'replay this one, by name or module path, and not the one that a file names',
      })
      .option('update-time-limit', sharedFlags.updateTimeLimit(String(AUTHOR_TIME_LIMIT)))
      .example('$0 verify test/reference/optimizers', 'the library against its authors’ code')
      .example('$0 verify adam.json --optimizer ./my-adam.ts', 'a port of yours'),
  handler: async ({ files, tolerance, optimizer, 'update-time-limit': updateTimeLimit }) => {
    if (tolerance !== undefined && !(tolerance >= 0)) {
      throw new UserError(`--tolerance is ${tolerance}, expected a number, at least 0.`);
    }
    const verified: Verified[] = [];
    const mistakes: string[] = [];
    const found = await findTrajectories(files);
    const port = optimizer === undefined ? undefined : await nameOptimizer(optimizer);
    const verifyAll = (signal: AbortSignal) =>
      withAuthorThread(signal, updateTimeLimit, async (thread) => {
        for (const file of found) {
          try {
            verified.push(await verify(file, port, tolerance, thread));
          } catch (error) {
            if (signal.aborted) return;
            if (!(error instanceof UserError)) throw error;
            mistakes.push(error.message);
          }
        }
      });
    const interrupted = await interruptible(async (signal) => {
      await verifyAll(signal);
      return signal.aborted;
    }, 'Stopping.');
    if (verified.length > 0) print(verified);
    for (const mistake of mistakes) process.stderr.write(`${mistake}\n`);
    if (interrupted) process.exitCode = EXIT.interrupted;
    else if (mistakes.length > 0) process.exitCode = EXIT.mistake;
    else if (verified.some(({ fails }) => fails)) process.exitCode = EXIT.failure;
  },
};

async function verify(
  file: string,
  given: NamedOptimizer | undefined,
  allowed: number | undefined,
  thread: AuthorThread,
): Promise<Verified> {
  const trajectory = await readTrajectory(file);
  const optimizer = given ?? (await nameOptimizer(trajectory.optimizer));
  const { value: tolerance, reason } =
    allowed === undefined ? recordedTolerance(trajectory) : { value: allowed };
  const { largestDifference, atStep } = await thread
    .run('replay', { optimizer, trajectory })
    .catch((error: unknown) => {
      throw error instanceof UserError ? new UserError(`${file}: ${error.message}`) : error;
    });
  const fails = !(largestDifference <= tolerance);
  return {
    file,
    fails,
    cells: [
      optimizer.name,
      trajectory.variant,
      String(trajectory.steps.length),
      largestDifference === 0 ? '0' : largestDifference.toExponential(1),
      scientific(tolerance),
      fails ? `EXCEEDS, step ${atStep}` : 'within',
      trajectory.source,
    ],
    ...(reason !== undefined && {
      wider:
        `${trajectory.optimizer}: tolerance ${scientific(tolerance)}, not ` +
        `${scientific(USUAL_TOLERANCE)}: ${reason}.\n`,
    }),
  };
}

/** JavaScript itself writes small numbers so only from 1e-7 down. */
function scientific(number: number): string {
  return number > 0 && number < 0.001 ? number.toExponential() : String(number);
}

function print(verified: readonly Verified[]): void {
  const columns = [
    { heading: 'optimizer' },
    { heading: 'variant' },
    { heading: 'steps', numeric: true },
    { heading: 'largest difference', numeric: true },
    { heading: 'tolerance', numeric: true },
    { heading: '' },
    { heading: 'recorded from' },
  ];
  const rows = verified.map(({ cells }) => cells);
  process.stdout.write(`${textTable(columns, rows)}\n\n`);
  const wider = new Set(verified.flatMap(({ wider }) => wider ?? []));
  if (wider.size > 0) process.stdout.write(`${[...wider].join('')}\n`);
  const failing = verified.filter(({ fails }) => fails);
  process.stdout.write(
    failing.length === 0
      ? `${verified.length} of ${verified.length} trajectories within tolerance.\n`
      : `${verified.length - failing.length} of ${verified.length} trajectories within tolerance; not ` +
          `${failing.map(({ file }) => file).join(', ')}.\n`,
  );
}
