import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A module that trains like SGD, but for what is added to it.
 *
 * @param own keys of the optimizer
 * @param atLoad what the module does when it is loaded
 * @returns its path from `cwd`
 */
export async function writeModule(
  cwd: string,
  name: string,
  own: string,
  atLoad = '',
): Promise<string> {
  await writeFile(
    path.join(cwd, `${name}.ts`),
    `import { defineOptimizer } from 'lockstep';
import { existsSync, writeFileSync } from 'node:fs';
${atLoad}
export default {
  ...defineOptimizer({
    name: '${name}',
    label: '${name}',
    summary: 'Gradient descent, with something wrong.',
    formula: '',
    paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
    options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
    state: ['v'],
    update(parameters, { lr }) {
      for (const { values, gradient } of parameters) {
        for (let i = 0; i < values.length; i++) values[i]! -= lr * gradient[i]!;
      }
    },
  }),
  ${own}
};
`,
  );
  return `./${name}.ts`;
}

export const inUpdate = (what: string) => `update(parameters, options, { step }) { ${what} },`;
/** Never comes back from its sixth update, that of iteration 5. */
export const LOOPS = inUpdate('if (step > 5) for (;;);');
