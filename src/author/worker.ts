import type { ContractCheck } from '../optimizers/contract/check.ts';
import { UserError } from '../base/errors/user-error.ts';
import { told } from '../experiment/modules/evaluate-module.ts';
import { ModuleCalls } from '../experiment/modules/module-calls.ts';
import type { Watched } from '../experiment/modules/module-thread.ts';
import { optimizerOf } from '../experiment/modules/optimizer-module.ts';
import type { Precision } from '../network/parameter.ts';
import { allocationFailure } from '../optimizers/contract/allocation.ts';
import { contract } from '../optimizers/contract/contract.ts';
import { costOf, type Cost } from '../optimizers/contract/cost.ts';
import type { Optimizer } from '../optimizers/shared/optimizer.ts';
import { optimizers } from '../optimizers/registry.ts';
import { Registry } from '../base/options/registry.ts';
import type { Replay, Trajectory } from '../optimizers/shared/replay.ts';
import type { Answer } from './author-thread.ts';
import { ALLOCATION } from './checks.ts';
import type { NamedOptimizer } from './named-optimizer.ts';
import { replay } from './replay.ts';

interface Named {
  readonly optimizer: NamedOptimizer;
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
      return checkOfContract(check).failure(found, precision);
    } catch (error) {
      return `It throws: ${told(error)}`;
    }
  });

/** @throws RangeError where the contract has none of that name */
function checkOfContract(name: string): ContractCheck {
  const found = contract.find((one) => one.name === name);
  if (!found) throw new RangeError(`the contract has no check "${name}"`);
  return found;
}

export const cost: Work<'cost'> = ({ precision, ...named }) =>
  using(named, (found) => costOf(found, precision, () => performance.now()));

export { replayTrajectory as replay };

const replayTrajectory: Work<'replay'> = ({ trajectory, ...named }) =>
  using(named, (found) => replay(found, trajectory));

async function using<Result>(
  { optimizer: named, calls: memory }: Named & Watched,
  work: (optimizer: Optimizer) => Result,
): Promise<Answer<Result>> {
  const calls = new ModuleCalls(memory);
  try {
    calls.begin('loading');
    const optimizer = await findNamed(named);
    calls.end();
    return { result: work(named.bundle ? calls.noted(optimizer) : optimizer) };
  } catch (error) {
    if (error instanceof UserError) return { mistake: error.message };
    return { mistake: `${named.name} throws: ${told(error)}` };
  } finally {
    calls.begin('callback');
  }
}

const ofLibrary = new Registry('optimizer', optimizers, {
  known: () => '`lockstep list optimizers` names all; a module of your own is named by its path',
});

function findNamed({ name, bundle }: NamedOptimizer): Promise<Optimizer> | Optimizer {
  return bundle ? optimizerOf(bundle) : ofLibrary.find(name);
}

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
