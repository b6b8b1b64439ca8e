import { UserError } from '../../base/errors/user-error.ts';
import type { Optimizer } from '../../optimizers/shared/optimizer.ts';
import type { ModuleBundle } from './module-bundle.ts';
import { ModuleCalls } from './module-calls.ts';
import type { Watched } from './module-thread.ts';
import { optimizerOf } from './optimizer-module.ts';

/** What can be told of an optimizer without running it again: all but its functions. */
export type OptimizerDescription = Pick<Optimizer, 'name' | 'label' | 'options' | 'state'>;

export type DescribedModule =
  { readonly optimizer: OptimizerDescription } | { readonly mistake: string };

/** A module that is to be loaded. */
export interface ModuleToLoad {
  readonly bundle: ModuleBundle;
}

/** Loads a module in this thread, which can be ended if the module never comes to an end. */
export default async function describeModule({
  bundle,
  calls,
}: ModuleToLoad & Watched): Promise<DescribedModule> {
  new ModuleCalls(calls).begin('loading');
  try {
    const { name, label, options, state } = await optimizerOf(bundle);
    const described = JSON.stringify({ name, label, options, state });
    return { optimizer: JSON.parse(described) as OptimizerDescription };
  } catch (error) {
    if (error instanceof UserError) return { mistake: error.message };
    throw error;
  }
}
