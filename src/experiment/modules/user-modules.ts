import path from 'node:path';
import { messageOf } from '../../base/errors/message-of.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { hasKeys } from '../../base/errors/wrong-argument.ts';
import type { Optimizer } from '../../optimizers/shared/optimizer.ts';
import { optimizerRegistry } from '../../optimizers/registry.ts';
import { bundleModule, type ModuleBundle } from './module-bundle.ts';
import { ModuleThread, TimeLimitExceeded } from './module-thread.ts';
import type { DescribedModule, ModuleToLoad, OptimizerDescription } from './module-worker.ts';
import { namedEntry, objectOf } from './optimizer-object.ts';
import { isModulePath, optimizerOf } from './optimizer-module.ts';
import { updateTimeLimit, type OptimizerEntry } from '../schema.ts';

/** A user's module: all that it is made of, and what it exports. */
export interface UserModule {
  readonly bundle: ModuleBundle;
  readonly optimizer: Optimizer;
}

/**
 * The module that an entry was given, by the entry's note of it. Two modules of one text may lie in
 * different folders, and read what lies there, so a hash alone does not tell them apart.
 */
const given = new WeakMap<Recorded, UserModule>();
/**
 * Modules of this thread, by the hash of their bundles: for entries that are copies, from another thread
 * or from JSON.
 */
const known = new Map<string, UserModule>();

/**
 * Makes a module known without running it in this thread: it is loaded in another one, which Ctrl-C
 * ends even when the module never returns. Its optimizer's functions are missing here.
 *
 * @param folder to which a relative path refers
 * @param limit seconds that it may take
 * @throws UserError where it is no optimizer, or does not come to an end
 */
export async function addUserModule(
  name: string,
  folder: string,
  limit?: number,
): Promise<UserModule> {
  const bundle = await bundleModule(path.resolve(folder, name), name);
  const worker = new URL('./module-worker.js', import.meta.url).href;
  const thread = new ModuleThread<ModuleToLoad, DescribedModule>(worker, limit);
  let described: DescribedModule;
  try {
    described = await thread.run({ bundle });
  } catch (error) {
    if (error instanceof TimeLimitExceeded) throw new UserError(`${name}: ${error.message}.`);
    throw new UserError(`${name} ended the thread that loaded it: ${messageOf(error)}`);
  } finally {
    await thread.close();
  }
  if ('mistake' in described) throw new UserError(described.mistake);
  return keep({ bundle, optimizer: stubOf(described.optimizer) });
}

/** Loads a module that another thread knows, so that its optimizer can be used in this one. */
export async function loadBundle(bundle: ModuleBundle): Promise<void> {
  keep({ bundle, optimizer: await optimizerOf(bundle) });
}

/** The module that an entry of an experiment names, if it names one. */
export function userModuleOf({ module }: Pick<OptimizerEntry, 'module'>): UserModule | undefined {
  return module && (given.get(module) ?? known.get(module.bundleSha256 ?? ''));
}

/** The optimizer that an entry of an experiment means, if there is one. */
export function optimizerOfEntry(
  entry: Pick<OptimizerEntry, 'name' | 'module' | 'optimizer'>,
): Optimizer | undefined {
  if (entry.optimizer !== undefined) return objectOf(entry);
  if (entry.module !== undefined) return userModuleOf(entry)?.optimizer;
  return optimizerRegistry.has(entry.name) ? optimizerRegistry.find(entry.name) : undefined;
}

/**
 * An experiment as it was written, with the modules that it names made known, and optimizers that are
 * objects named.
 *
 * @param limit seconds that loading one may take, in place of what the experiment says
 * @throws UserError where one is no optimizer, or not the one of the recorded hash
 */
export async function addModulesOf(
  written: unknown,
  folder: string,
  limit = updateTimeLimit.safeParse(
    hasKeys(written, 'updateTimeLimit') ? written.updateTimeLimit : undefined,
  ).data,
): Promise<unknown> {
  if (!hasKeys(written, 'optimizers') || !Array.isArray(written.optimizers)) return written;
  const entries: readonly unknown[] = written.optimizers;
  const named: unknown[] = [];
  for (const [i, given] of entries.entries()) {
    const entry = namedEntry(given, i) as { name?: unknown; module?: Recorded } | null;
    const name = entry?.name;
    if (!entry || typeof name !== 'string' || 'optimizer' in entry) named.push(entry);
    else if (isModulePath(name)) named.push(await withModule(entry, name, folder, limit));
    else if (entry.module === undefined) named.push(entry);
    else {
      throw new UserError(
        `${name} has the key \`module\`, which goes with the path of a module. Take it out.`,
      );
    }
  }
  return { ...written, optimizers: named };
}

/** Which text of a module an experiment was recorded with. */
type Recorded = NonNullable<OptimizerEntry['module']>;

async function withModule<Entry extends { readonly module?: Recorded }>(
  entry: Entry,
  name: string,
  folder: string,
  limit: number | undefined,
): Promise<Entry> {
  const recorded = entry.module;
  if (recorded?.sha256 !== undefined) {
    throw new UserError(
      `${name} was recorded by an earlier lockstep, by the SHA-256 of that file alone, which says nothing ` +
        'of what it imports. Take out `module` to run it as it is today.',
    );
  }
  // A file names what lies beside it, whatever is known of that hash from elsewhere.
  if (recorded && (given.has(recorded) || (folder === '' && userModuleOf(entry)))) return entry;
  const module = await addUserModule(name, folder, limit);
  const { sha256 } = module.bundle;
  if (recorded?.bundleSha256 !== undefined && recorded.bundleSha256 !== sha256) {
    throw new UserError(
      `${name}, or something that it imports, is not what the experiment was recorded with: its SHA-256 is ` +
        `${sha256}, expected ${recorded.bundleSha256}. Bring back those files, or take out \`module\`.`,
    );
  }
  const note = { ...recorded, bundleSha256: sha256 };
  given.set(note, module);
  return { ...entry, module: note };
}

/** Gives the entries of an experiment or a study, as they were checked, the modules of those written. */
export function carryModules(
  written: unknown,
  { optimizers: checked }: { readonly optimizers: readonly OptimizerEntry[] },
): void {
  if (!hasKeys(written, 'optimizers') || !Array.isArray(written.optimizers)) return;
  const entries: readonly unknown[] = written.optimizers;
  for (const [i, { module: note }] of checked.entries()) {
    const entry = entries[i];
    const before = hasKeys(entry, 'module') ? entry.module : undefined;
    if (!note || typeof before !== 'object' || before === null) continue;
    const module = given.get(before);
    if (module) given.set(note, module);
  }
}

function keep(module: UserModule): UserModule {
  known.set(module.bundle.sha256, module);
  return module;
}

function stubOf(description: OptimizerDescription): Optimizer {
  const paper = { authors: '', title: '', year: 0, url: '' };
  const update = () => {
    throw new Error("a user's module runs in a thread of its own");
  };
  return { summary: '', formula: '', paper, update, ...description };
}
