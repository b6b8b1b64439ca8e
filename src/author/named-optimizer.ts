import path from 'node:path';
import { bundleModule, type ModuleBundle } from '../experiment/modules/module-bundle.ts';
import { isModulePath } from '../experiment/modules/optimizer-module.ts';

/** An optimizer by its name in the library, or by the path of a module. */
export interface NamedOptimizer {
  readonly name: string;
  /** Where it is a module: as it was when it was named. */
  readonly bundle?: ModuleBundle;
}

/** Reads the module that a name means, if it means one. @throws UserError where it can't be read */
export async function nameOptimizer(name: string): Promise<NamedOptimizer> {
  return isModulePath(name)
    ? { name, bundle: await bundleModule(path.resolve(name), name) }
    : { name };
}
