import path from 'node:path';
import { didYouMean } from '../errors/nearest.ts';
import { UserError } from '../errors/user-error.ts';
import { issuesOf } from '../experiment/issue.ts';
import { ModuleCalls } from '../experiment/module-calls.ts';
import type { Watched } from '../experiment/module-thread.ts';
import { importOptimizer, isModulePath } from '../experiment/optimizer-module.ts';
import type { Precision } from '../network/parameter.ts';
import { allocationFailure } from '../optimizers/contract/allocation.ts';
import { contract } from '../optimizers/contract/contract.ts';
import { costOf, type Cost } from '../optimizers/contract/cost.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { optionsSchema } from '../optimizers/options.ts';
import { optimizers } from '../optimizers/registry.ts';
import { replay, type Replay, type Trajectory } from '../optimizers/replay.ts';
import type { Answer } from './author-thread.ts';
import { ALLOCATION } from './checks.ts';

/** An optimizer by its name in the library, or by the path of a module. */
interface Named {
  readonly optimizer: string;
}

/** What an author's thread can be asked. */
export interface Tasks {
  describe: { input: Named; result: Pick<Optimizer, 'name' | 'label' | 'state'> };
  check: {
    input: Named & { readonly check: string; readonly precision: Precision };
    /** What fails, in a sentence; nothing where all is well. */
    result: string | undefined;
  };
  cost: { input: Named & { readonly precision: Precision }; result: Cost };
  replay: { input: Named & { readonly trajectory: Trajectory }; result: Replay };
}

type Work<Task extends keyof Tasks> = (
  input: Tasks[Task]['input'] & Watched,
) => Promise<Answer<Tasks[Task]['result']>>;

export const describe: Work<'describe'> = (input) =>
  using(input, ({ name, label, state }) => ({ name, label, state: [...state] }));

export const check: Work<'check'> = ({ check, precision, ...named }) =>
  using(named, (found) => {
    try {
      if (check === ALLOCATION) return allocationFailure(found, precision, usedBytes);
      return contract.find(({ name }) => name === check)!.failure(found, precision);
    } catch (error) {
      return `It throws: ${error instanceof Error ? error.message : String(error)}`;
    }
  });

export const cost: Work<'cost'> = ({ precision, ...named }) =>
  using(named, (found) => costOf(found, precision, () => performance.now()));

export { replayTrajectory as replay };

const replayTrajectory: Work<'replay'> = ({ trajectory, ...named }) =>
  using(named, (found) => {
    const schema = optionsSchema(found.options);
    const options = schema.safeParse(trajectory.options, { reportInput: true });
    if (options.success) return replay(found, trajectory);
    const faults = issuesOf(schema, options.error).map(({ path, message, unknownKey }) =>
      unknownKey === undefined ? `options.${path.join('.')} ${message}` : `options: ${message}`,
    );
    throw new UserError(`${faults.join('; ')}.`);
  });

async function using<Result>(
  { optimizer: name, calls: memory }: Named & Watched,
  work: (optimizer: Optimizer) => Result,
): Promise<Answer<Result>> {
  const calls = new ModuleCalls(memory);
  try {
    calls.begin('loading');
    const optimizer = await findNamed(name);
    calls.end();
    return { result: work(isModulePath(name) ? calls.noted(optimizer) : optimizer) };
  } catch (error) {
    if (error instanceof UserError) return { mistake: error.message };
    return { mistake: `${name} throws: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    calls.begin('callback');
  }
}

function findNamed(name: string): Promise<Optimizer> | Optimizer {
  if (isModulePath(name)) return importOptimizer(path.resolve(name), name);
  const found = optimizers.find((optimizer) => optimizer.name === name);
  if (found) return found;
  const names = optimizers.map((optimizer) => optimizer.name);
  throw new UserError(
    `There is no optimizer "${name}".${didYouMean(name, names)} ` +
      '`lockstep list optimizers` names all; a module of your own is named by its path.',
  );
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
