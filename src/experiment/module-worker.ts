import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UserError } from '../errors/user-error.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { ModuleCalls } from './module-calls.ts';
import type { Watched } from './module-thread.ts';
import { importOptimizer } from './optimizer-module.ts';

/** What can be told of a module's optimizer without running it again: all but its functions. */
export type OptimizerDescription = Pick<Optimizer, 'name' | 'label' | 'options' | 'state'>;

export type DescribedModule =
  | { readonly sha256: string; readonly optimizer: OptimizerDescription }
  | { readonly mistake: string };

/** A module that is to be loaded. */
export interface ModuleFile {
  readonly file: string;
  /** How messages name it. */
  readonly shown: string;
}

/** Loads a module in this thread, which can be ended if the module never comes to an end. */
export default async function describeModule(task: ModuleFile & Watched): Promise<DescribedModule> {
  new ModuleCalls(task.calls).begin('loading');
  try {
    const { name, label, options, state } = await importOptimizer(task.file, task.shown);
    const sha256 = createHash('sha256')
      .update(await readFile(task.file))
      .digest('hex');
    return { sha256, optimizer: JSON.parse(JSON.stringify({ name, label, options, state })) };
  } catch (error) {
    if (error instanceof UserError) return { mistake: error.message };
    throw error;
  }
}
