import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Template } from './template/template.ts';
import { UserError } from '../base/errors/user-error.ts';
import { schemaUrl } from '../experiment/json-schema-file.ts';
import { optimizers } from '../optimizers/registry.ts';
import { prepareFolder, writeWhole } from '../base/files/write-whole.ts';
import { importablePackage } from './importable-package.ts';
import { experimentTemplate } from './template/experiment.ts';
import { moduleTemplate } from './template/module.ts';
import { testTemplate } from './template/test.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * Writes what an author starts with: a module, an experiment and a test. Nothing is overwritten.
 *
 * @returns the path of each file
 * @throws UserError where the name can't be taken, or a file is there already
 */
export async function newOptimizer(
  name: string,
  folder: string,
  year: number,
): Promise<Record<'module' | 'experiment' | 'test', string>> {
  if (!NAME.test(name)) {
    throw new UserError(
      `The name "${name}" can't be used: expected lower-case words joined by hyphens, as in my-adam.`,
    );
  }
  if (optimizers.some((optimizer) => optimizer.name === name)) {
    throw new UserError(`The library has an optimizer "${name}" already. Choose another name.`);
  }
  const label = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const schema = schemaFor(folder);
  const fileFrom = ({ ending, text }: Template) => ({
    file: path.join(folder, `${name}${ending}`),
    text: text({ name, label, year, schema }),
  });
  const module = fileFrom(moduleTemplate);
  const experiment = fileFrom(experimentTemplate);
  const test = fileFrom(testTemplate);
  const files = [module, experiment, test];
  for (const { file } of files) {
    if (await exists(file)) {
      throw new UserError(`${file} is there already, and is left as it is. Nothing was written.`);
    }
  }
  await prepareFolder(folder);
  for (const { file, text } of files) await writeWhole(file, text);
  return { module: module.file, experiment: experiment.file, test: test.file };
}

/** How an experiment file in a folder names its schema: by a path that stays right elsewhere, if it can. */
function schemaFor(folder: string): string {
  const installed = importablePackage(folder);
  if (installed === undefined) return schemaUrl;
  const file = path.join(installed, 'schema', 'experiment.schema.json');
  const relative = path.relative(path.resolve(folder), file).replaceAll(path.sep, '/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
