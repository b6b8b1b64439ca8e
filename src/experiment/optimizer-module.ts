import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createJiti } from 'jiti';
import { z } from 'zod';
import { UserError } from '../errors/user-error.ts';
import { expectText } from '../errors/wrong-argument.ts';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { issuesOf } from './issue.ts';

const LIBRARY = fileURLToPath(new URL('../index.js', import.meta.url));

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
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    interopDefault: false,
    alias: { lockstep: LIBRARY },
  });
  let exported: unknown;
  try {
    await readFile(file);
    exported = await jiti.import(file);
  } catch (error) {
    throw new UserError(`${shown} ${whyNot(error, file)}`);
  }
  const { default: optimizer } = exported as { default?: unknown };
  if (typeof optimizer !== 'object' || optimizer === null) {
    throw new UserError(
      `${shown} has no optimizer as its default export. It should end in ` +
        '`export default defineOptimizer({ … })`; `lockstep new optimizer` writes an example.',
    );
  }
  const parsed = optimizerShape.safeParse(optimizer, { reportInput: true });
  if (parsed.success) return optimizer as Optimizer;
  const faults = issuesOf(optimizerShape, parsed.error).map(
    ({ path, message }) => `  ${path.join('.') || 'the optimizer'} ${message}`,
  );
  throw new UserError(
    `${shown} exports an object that is not an optimizer:\n${faults.join('\n')}\n` +
      'See `lockstep new optimizer` for an example.',
  );
}

function whyNot(error: unknown, file: string): string {
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === 'ENOENT' && path === file) return "doesn't exist. Check the path.";
  if (code === 'EISDIR') return 'is a folder, not a module.';
  const message = error instanceof Error ? error.message : String(error);
  return `can't be loaded: ${message.replaceAll(/\s+/g, ' ').trim()}`;
}
