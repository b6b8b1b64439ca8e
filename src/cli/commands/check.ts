import path from 'node:path';
import {
  AUTHOR_TIME_LIMIT,
  withAuthorThread,
  type AuthorThread,
} from '../../author/author-thread.ts';
import { nameOptimizer, type NamedOptimizer } from '../../author/named-optimizer.ts';
import { authorChecks, type AuthorCheck } from '../../author/checks.ts';
import { TimeLimitExceeded } from '../../experiment/modules/module-thread.ts';
import type { Precision } from '../../network/parameter.ts';
import { textTable } from '../../base/text/text-table.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptible } from '../interruption.ts';
import { sharedFlags } from '../options/shared-flags.ts';

const PRECISIONS = ['float64', 'float32'] as const;
/** What the optimizer's cost is shown beside. */
const FAMILIAR = ['sgd', 'momentum', 'adam'];

interface CheckArguments {
  optimizer: string;
  cost: boolean;
  'update-time-limit': number | undefined;
}

/** `lockstep check`: does an optimizer keep what every optimizer must promise? */
export const checkCommand: Command<CheckArguments> = {
  builder: (yargs) =>
    yargs
      .positional('optimizer', {
        type: 'string',
        demandOption: true,
        describe: 'a module (./my-optimizer.ts), or a name of the library',
      })
      .option('cost', {
        type: 'boolean',
        default: true,
        describe: 'measure time and state (--no-cost leaves it out)',
      })
      .option('update-time-limit', sharedFlags.updateTimeLimit(String(AUTHOR_TIME_LIMIT)))
      .example('$0 check ./my-optimizer.ts', 'each promise, in both precisions'),
  handler: async (args) => {
    await interruptible(async (signal) => {
      try {
        await checkAll(args, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        process.exitCode = EXIT.interrupted;
      }
    }, 'Stopping.');
  },
};

async function checkAll(
  { optimizer: given, cost, 'update-time-limit': updateTimeLimit }: CheckArguments,
  signal: AbortSignal,
): Promise<void> {
  const optimizer = await nameOptimizer(given);
  const failures = await withAuthorThread(signal, updateTimeLimit, async (thread) => {
    const { name, label, state } = await thread.run('describe', { optimizer });
    const memory = state.length > 0 ? `state ${state.join(', ')}` : 'no state';
    process.stdout.write(`${label} (${name}), ${memory}. The optimizer\n\n`);
    let failures = 0;
    for (const check of authorChecks) failures += await checkOne(optimizer, check, thread);
    return failures;
  });
  if (cost) {
    const told = await costTable(optimizer, updateTimeLimit, signal).catch((error: unknown) => {
      if (error instanceof TimeLimitExceeded) return `Its cost was not measured: ${error.message}.`;
      throw error;
    });
    process.stdout.write(`\n${told}\n`);
  }
  process.stdout.write(
    failures === 0
      ? '\nAll is kept, in both precisions.\n'
      : `\n${failures} of ${authorChecks.length} promises are not kept.\n`,
  );
  if (failures > 0) process.exitCode = EXIT.failure;
}

/** Prints how one check went. @returns 1 where it failed */
async function checkOne(
  optimizer: NamedOptimizer,
  { name, promise }: AuthorCheck,
  thread: AuthorThread,
): Promise<0 | 1> {
  const failures: string[] = [];
  const untried: Precision[] = [...PRECISIONS];
  for (let precision = untried.shift(); precision; precision = untried.shift()) {
    try {
      const failure = await thread.run('check', { optimizer, check: name, precision });
      if (failure !== undefined) failures.push(`${precision}: ${failure}`);
    } catch (error) {
      if (!(error instanceof TimeLimitExceeded)) throw error;
      // It would take as long again to learn the same.
      const rest = untried.splice(0).map((other) => ` ${other} was not tried.`);
      failures.push(`${precision}: ${sentence(error.message)}${rest.join('')}`);
    }
  }
  process.stdout.write(`  ${failures.length === 0 ? 'ok    ' : 'FAILS '} ${promise}\n`);
  for (const failure of failures) process.stdout.write(`         ${failure}\n`);
  return failures.length === 0 ? 0 : 1;
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

async function costTable(
  optimizer: NamedOptimizer,
  updateTimeLimit: number | undefined,
  signal: AbortSignal,
): Promise<string> {
  const rows: string[][] = [];
  const others = FAMILIAR.filter((name) => name !== optimizer.name);
  for (const one of [optimizer, ...others.map((name) => ({ name }))]) {
    const costs = [];
    for (const precision of PRECISIONS) {
      // A new thread for each: V8 slows a rule down for good once it has seen both precisions.
      costs.push(
        await withAuthorThread(signal, updateTimeLimit, (thread) =>
          thread.run('cost', { optimizer: one, precision }),
        ),
      );
    }
    rows.push([
      path.basename(one.name),
      ...costs.map(({ nanoseconds }) => nanoseconds.toFixed(2)),
      ...costs.map(({ stateBytes }) => stateBytes.toFixed(stateBytes % 1 === 0 ? 0 : 2)),
    ]);
  }
  const columns = [
    { heading: 'a step, of each parameter' },
    ...PRECISIONS.map((precision: Precision) => ({ heading: `ns, ${precision}`, numeric: true })),
    ...PRECISIONS.map((precision) => ({ heading: `bytes of state, ${precision}`, numeric: true })),
  ];
  return textTable(columns, rows);
}
