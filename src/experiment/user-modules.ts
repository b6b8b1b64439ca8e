import path from 'node:path';
import { UserError } from '../errors/user-error.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import type { DescribedModule, ModuleFile, OptimizerDescription } from './module-worker.ts';
import { ModuleThread, TimeLimitExceeded } from './module-thread.ts';
import { importOptimizer, isModulePath } from './optimizer-module.ts';
import { updateTimeLimit, type Experiment } from './schema.ts';

/** A user's module: where it lies, and what it exports. */
export interface UserModule {
  /** As the experiment or the command line names it. */
  readonly name: string;
  /** Its absolute path. */
  readonly file: string;
  /** Of its text. */
  readonly sha256: string;
  readonly optimizer: Optimizer;
}

/** Modules of this thread, by name and hash. */
const known = new Map<string, UserModule>();

function keyOf(name: string, sha256: string): string {
  return `${sha256} ${name}`;
}

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
  const file = path.resolve(folder, name);
  const worker = new URL('./module-worker.js', import.meta.url).href;
  const thread = new ModuleThread<ModuleFile, DescribedModule>(worker, limit);
  let described: DescribedModule;
  try {
    described = await thread.run({ file, shown: name });
  } catch (error) {
    if (error instanceof TimeLimitExceeded) throw new UserError(`${name}: ${error.message}.`);
    throw new UserError(`${name} ended the thread that loaded it: ${(error as Error).message}`);
  } finally {
    await thread.close();
  }
  if ('mistake' in described) throw new UserError(described.mistake);
  const { sha256, optimizer } = described;
  return keep({ name, file, sha256, optimizer: stubOf(optimizer) });
}

/** A module as another thread is told of it. */
export interface SharedModule {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly description: OptimizerDescription;
}

export function shareModule({ name, file, sha256, optimizer }: UserModule): SharedModule {
  const { label, options, state } = optimizer;
  return { name, file, sha256, description: { name: optimizer.name, label, options, state } };
}

/**
 * Makes a module of another thread known in this one.
 * @param runs whether it is to be loaded, so that its optimizer can be used here
 */
export async function receiveModule(
  { description, ...module }: SharedModule,
  runs: boolean,
): Promise<void> {
  const { file, name } = module;
  keep({ ...module, optimizer: runs ? await importOptimizer(file, name) : stubOf(description) });
}

/** The module that an entry of an experiment names, if it names one. */
export function userModuleOf({
  name,
  module,
}: Pick<Experiment['optimizers'][number], 'name' | 'module'>): UserModule | undefined {
  return module?.sha256 === undefined ? undefined : known.get(keyOf(name, module.sha256));
}

/**
 * An experiment as it was written, with the modules that it names made known.
 * @param limit seconds that loading one may take, in place of what the experiment says
 * @throws UserError where one is no optimizer, or not the one of the recorded hash
 */
export async function addModulesOf(
  written: unknown,
  folder: string,
  limit = updateTimeLimit.safeParse(
    (written as { updateTimeLimit?: unknown } | null)?.updateTimeLimit,
  ).data,
): Promise<unknown> {
  const entries = (written as { optimizers?: unknown } | null)?.optimizers;
  if (!Array.isArray(entries)) return written;
  const optimizers: unknown[] = [];
  for (const entry of entries as { name?: unknown; module?: { sha256?: unknown } }[]) {
    const { name } = entry ?? {};
    const isKnown = entry && userModuleOf(entry as Experiment['optimizers'][number]) !== undefined;
    if (typeof name !== 'string' || !isModulePath(name) || isKnown) {
      optimizers.push(entry);
      continue;
    }
    const { sha256 } = await addUserModule(name, folder, limit);
    if (entry.module?.sha256 !== undefined && entry.module.sha256 !== sha256) {
      throw new UserError(
        `${name} is not the file that the experiment was recorded with: its SHA-256 is ${sha256}, ` +
          `expected ${String(entry.module.sha256)}. Bring back that file, or take out \`module\`.`,
      );
    }
    optimizers.push({ ...entry, module: { sha256 } });
  }
  return { ...(written as object), optimizers };
}

function keep(module: UserModule): UserModule {
  known.set(keyOf(module.name, module.sha256), module);
  return module;
}

function stubOf(description: OptimizerDescription): Optimizer {
  const paper = { authors: '', title: '', year: 0, url: '' };
  const update = () => {
    throw new Error("a user's module runs in a thread of its own");
  };
  return { summary: '', formula: '', paper, update, ...description };
}
