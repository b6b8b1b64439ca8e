import { basename, isAbsolute } from 'node:path';
import { hasKeys } from '../base/errors/wrong-argument.ts';
import { isDatasetPath } from '../base/options/dataset-path.ts';
import { datasetRegistry } from '../data/sets/registry.ts';
import { optionsSchema, type OptionSpecs } from '../base/options/options.ts';
import type { Registry } from '../base/options/registry.ts';
import type { Optimizer } from '../optimizers/shared/optimizer.ts';
import { isOfLibrary, optimizerRegistry, optimizers } from '../optimizers/registry.ts';
import { wrapperRegistry } from '../optimizers/wrappers/registry.ts';
import { scheduleRegistry } from '../schedules/registry.ts';
import { issuesOf, type Issue } from './issue.ts';
import { checkOneLine } from './one-line.ts';
import { carryModules, optimizerOfEntry } from './modules/user-modules.ts';
import { experimentSchema, type Experiment, type OptimizerEntry } from './schema.ts';

export type Validation =
  | { readonly experiment: Experiment; readonly issues: readonly [] }
  | { readonly experiment: undefined; readonly issues: readonly Issue[] };

/**
 * Checks an experiment as it was written, against the schema and the registries, and fills in every
 * default: the experiment's, each optimizer's options, each schedule's.
 */
export function validateExperiment(written: unknown): Validation {
  const parsed = experimentSchema.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    return { experiment: undefined, issues: issuesOf(experimentSchema, parsed.error) };
  }
  carryModules(written, parsed.data);
  const issues: Issue[] = [];
  const experiment = {
    ...parsed.data,
    optimizers: parsed.data.optimizers.map((entry, i) =>
      completeEntry(entry, ['optimizers', i], issues),
    ),
  };
  const isShort = hasKeys(written, 'dataset') && typeof written.dataset === 'string';
  checkDataset(experiment.dataset.name, isShort ? ['dataset'] : ['dataset', 'name'], issues);
  checkOneLine(experiment.title, ['title'], issues);
  checkLabels(experiment.optimizers, issues);
  return issues.length > 0 ? { experiment: undefined, issues } : { experiment, issues: [] };
}

/** An entry with the defaults of its optimizer, schedule and wrappers; what is wrong goes to `issues`. */
export function completeEntry(
  entry: OptimizerEntry,
  path: PropertyKey[],
  issues: Issue[],
): OptimizerEntry {
  const optimizer =
    optimizerOfEntry(entry) ?? checkNamed(entry.name, optimizerRegistry, [...path, 'name'], issues);
  const schedule = completeNamed(entry.schedule, scheduleRegistry, [...path, 'schedule'], issues);
  const wrapped = entry.wrappers?.map((wrapper, i) =>
    completeNamed(wrapper, wrapperRegistry, [...path, 'wrappers', i], issues),
  );
  if (!optimizer) return entry;
  return {
    ...entry,
    label: entry.label ?? labelOf(optimizer, entry),
    options: complete(optimizer.options, entry.options, [...path, 'options'], issues),
    schedule,
    ...(wrapped === undefined ? {} : { wrappers: wrapped }),
  };
}

/** A stranger's optimizer that calls itself as one of the library's is told apart by where it is from. */
function labelOf(optimizer: Optimizer, { name, module }: OptimizerEntry): string {
  const { label } = optimizer;
  const isTaken = optimizers.some((one) => one.label.toLowerCase() === label.toLowerCase());
  if (isOfLibrary(optimizer) || !isTaken) return label;
  if (!module) return `${label} (an object)`;
  return `${label} (${isAbsolute(name) ? basename(name) : name})`;
}

type Named = { readonly name: string } & Record<string, unknown>;

/** A schedule or wrapper, written as a name with its options beside it. */
function completeNamed(
  written: Named,
  registry: Registry<{ readonly name: string; readonly options: OptionSpecs }>,
  path: PropertyKey[],
  issues: Issue[],
): Named {
  const { name, ...given } = written;
  const found = checkNamed(name, registry, [...path, 'name'], issues);
  return found ? { name, ...complete(found.options, given, path, issues) } : written;
}

/** Options with their defaults; what is wrong goes to `issues`. */
export function complete(
  specs: OptionSpecs,
  given: Record<string, unknown>,
  path: PropertyKey[],
  issues: Issue[],
): Record<string, unknown> {
  const schema = optionsSchema(specs);
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const issue of issuesOf(schema, parsed.error)) {
    issues.push({ ...issue, path: [...path, ...issue.path] });
  }
  return given;
}

/** A data set must be known by its name, or be a path; else that goes to `issues`. */
export function checkDataset(name: string, path: readonly PropertyKey[], issues: Issue[]): boolean {
  return isDatasetPath(name) || checkNamed(name, datasetRegistry, path, issues) !== undefined;
}

/** Finds an entry of a registry; where there is none, that goes to `issues`. */
export function checkNamed<Entry extends { readonly name: string }>(
  name: string,
  registry: Registry<Entry>,
  path: readonly PropertyKey[],
  issues: Issue[],
): Entry | undefined {
  if (registry.has(name)) return registry.find(name);
  const message = `is "${name}", but there is no such ${registry.kind}.${registry.instead(name)}`;
  issues.push({ path, message });
  return undefined;
}

/** Labels stand in one line, and no two enabled entries may have the same. */
export function checkLabels(entries: readonly OptimizerEntry[], issues: Issue[]): void {
  const enabled = entries.filter((entry) => entry.enabled);
  if (enabled.length === 0) {
    issues.push({ path: ['optimizers'], message: 'none is enabled; a comparison needs one' });
  }
  entries.forEach(({ label, enabled: isEnabled }, i) => {
    checkOneLine(label, ['optimizers', i, 'label'], issues);
    const first = entries.findIndex((other) => other.enabled && other.label === label);
    if (isEnabled && first < i) {
      issues.push({
        path: ['optimizers', i],
        message: `has the label "${label}" of entry ${first + 1}; give each a label of its own`,
      });
    }
  });
}
