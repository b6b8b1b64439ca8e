import { z } from 'zod';
import { UserError } from '../../base/errors/user-error.ts';
import { expectText } from '../../base/errors/wrong-argument.ts';
import type { Optimizer } from '../../optimizers/shared/optimizer.ts';
import { evaluateModule, told } from './evaluate-module.ts';
import { issuesOf } from '../issue.ts';
import { bundleModule, type ModuleBundle } from './module-bundle.ts';

/** Whether an optimizer is named by the path of a module, and not by its name in the library. */
export function isModulePath(name: string): boolean {
  return /^\.{0,2}[/\\]|\.[cm]?[jt]s$/.test(name);
}

const limit = z.number().optional();
const option = z.looseObject({
  type: z.enum(['number', 'integer', 'boolean', 'choice', 'numbers']),
  default: z.union([z.number(), z.boolean(), z.string(), z.array(z.number())]),
  help: z.string(),
  min: limit,
  max: limit,
  above: limit,
  below: limit,
});
const called = z.custom((value) => typeof value === 'function', 'expected a function');

/** What a module's default export must be; see `Optimizer`. */
const optimizerShape = z.looseObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case words joined by hyphens'),
  label: z.string().min(1),
  options: z
    .record(z.string(), option)
    .refine(
      ({ lr }) => lr?.type === 'number',
      'expected a number lr, the learning rate, among them',
    ),
  state: z.array(z.string()),
  update: called,
  stateLength: called.optional(),
  initialize: called.optional(),
  evaluationPoint: called.optional(),
});

/**
 * Runs a module and takes the optimizer that it exports. TypeScript needs no build step, and
 * `import … from 'lockstep'` means this lockstep, wherever the file lies.
 *
 * @param file an absolute path
 * @param shown how messages name it
 * @throws UserError where it can't be read or run, or exports something else
 */
export async function importOptimizer(file: string, shown = file): Promise<Optimizer> {
  expectText('importOptimizer', 'the path of a module', file);
  return optimizerOf(await bundleModule(file, shown));
}

/**
 * Runs a module's bundle in this thread and takes the optimizer that it exports.
 * @throws UserError where it can't be run, or exports something else
 */
export async function optimizerOf(bundle: ModuleBundle): Promise<Optimizer> {
  const { shown } = bundle;
  let exported: { readonly default?: unknown };
  try {
    exported = await evaluateModule(bundle);
  } catch (error) {
    throw new UserError(`${shown} can't be loaded: ${told(error).replaceAll(/\s+/g, ' ').trim()}`);
  }
  const { default: optimizer } = exported;
  if (typeof optimizer !== 'object' || optimizer === null) {
    throw new UserError(
      `${shown} has no optimizer as its default export. It should end in ` +
        '`export default defineOptimizer({ … })`; `lockstep new optimizer` writes an example.',
    );
  }
  const faults = faultsOf(optimizer);
  if (faults.length === 0) return optimizer as Optimizer;
  throw new UserError(
    `${shown} exports an object that is not an optimizer:\n` +
      `${faults.map((fault) => `  ${fault}`).join('\n')}\n` +
      'See `lockstep new optimizer` for an example.',
  );
}

/** What keeps an object from being an optimizer, in clauses; none where it is one. */
export function faultsOf(optimizer: unknown): string[] {
  const parsed = optimizerShape.safeParse(optimizer, { reportInput: true });
  if (parsed.success) return [];
  return issuesOf(optimizerShape, parsed.error).map(
    ({ path, message }) => `${path.join('.') || 'the optimizer'} ${message}`,
  );
}
