import { UserError } from '../../base/errors/user-error.ts';
import type { Optimizer } from '../../optimizers/shared/optimizer.ts';
import { isOfLibrary } from '../../optimizers/registry.ts';
import { faultsOf } from './optimizer-module.ts';
import type { OptimizerEntry } from '../schema.ts';

/**
 * An entry with an optimizer that is an object, under that optimizer's name; any other as it is. An object
 * of the library's own is the library's optimizer, as if it were named.
 *
 * @param place of the entry in its list
 * @throws UserError where the object is no optimizer
 */
export function namedEntry(written: unknown, place: number): unknown {
  if (typeof written !== 'object' || written === null) return written;
  const isOptimizer = 'update' in written && typeof written.update === 'function';
  const entry: { optimizer?: unknown } = isOptimizer ? { optimizer: written } : written;
  if (entry.optimizer === undefined) return written;
  const faults = faultsOf(entry.optimizer);
  if (faults.length > 0) {
    throw new UserError(
      `optimizers[${place}].optimizer is not an optimizer: ${faults.join('; ')}. ` +
        'From code, give the object that `defineOptimizer` returns; in a file, the path of a module.',
    );
  }
  const { optimizer, ...rest } = entry as { optimizer: Optimizer };
  const { name } = optimizer;
  return isOfLibrary(optimizer) ? { ...rest, name } : { ...rest, name, optimizer };
}

/** The user's object that an entry has its optimizer from, if it has. */
export function objectOf({ optimizer }: Pick<OptimizerEntry, 'optimizer'>): Optimizer | undefined {
  return optimizer as Optimizer | undefined;
}

/**
 * Settings as they can be recorded, or told to another thread: of an optimizer that is an object all but
 * its functions.
 */
export function withoutFunctions<
  Settings extends { readonly optimizers: readonly Pick<OptimizerEntry, 'optimizer'>[] },
>(settings: Settings): Settings {
  const optimizers = settings.optimizers.map((entry) =>
    entry.optimizer === undefined
      ? entry
      : { ...entry, optimizer: JSON.parse(JSON.stringify(entry.optimizer)) as unknown },
  );
  return { ...settings, optimizers };
}
