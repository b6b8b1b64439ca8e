import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../base/errors/code-of.ts';
import { UserError } from '../../base/errors/user-error.ts';
import { hasKeys } from '../../base/errors/wrong-argument.ts';
import { issuesOf, type Issue } from '../../experiment/issue.ts';
import {
  findExperiment,
  listExperiments,
  listSuites,
  loadExperiment,
} from '../../experiment/load.ts';
import { checkOneLine } from '../../experiment/one-line.ts';
import type { Experiment, OptimizerEntry } from '../../experiment/schema.ts';
import { placeDataset } from '../../experiment/dataset-place.ts';
import {
  addModulesOf,
  carryModules,
  optimizerOfEntry,
} from '../../experiment/modules/user-modules.ts';
import { checkLabels, checkNamed, complete, completeEntry } from '../../experiment/validate.ts';
import { readYaml, sentence } from '../../experiment/yaml-file.ts';
import { problemRegistry } from '../../problems/registry.ts';
import { moveDatasets } from './datasets.ts';
import { studySchema, type Study } from './schema.ts';

/**
 * Loads a study file, or an experiment as a study of its optimizers on its network.
 *
 * @param nameOrFile a file's path, or the name of one in ./experiments or of those bundled
 * @param given what the command line has in place of the file's
 * @throws UserError that names the file and line of each mistake
 */
export async function loadStudyFile(
  nameOrFile: string,
  given: { readonly updateTimeLimit?: number | undefined } = {},
): Promise<Study> {
  const file = await findExperiment(nameOrFile, async () => [
    ...(await listSuites()),
    ...(await listExperiments()),
  ]);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UserError(`The file ${nameOrFile} can't be read (${codeOf(error)}).`);
  });
  const { written, complaint } = readYaml(text, nameOrFile);
  if (isExperiment(written)) {
    return completeStudy(studyOf(await loadExperiment(file, given)));
  }
  const issues: Issue[] = [];
  const folder = path.dirname(file);
  const withModules = await addModulesOf(written, folder, given.updateTimeLimit);
  const study = validate(withModules, folder, issues);
  if (issues.length > 0 || !study) throw complaint(issues);
  return study;
}

/**
 * A study written in code, checked and with every default filled in. An optimizer may be the object
 * itself in place of a name: see `WrittenOptimizer`.
 *
 * @throws UserError that names the key of each mistake
 */
export async function completeStudy(written: unknown): Promise<Study> {
  const issues: Issue[] = [];
  const study = validate(await addModulesOf(written, ''), '', issues);
  if (issues.length > 0 || !study) {
    throw new UserError(issues.map((issue) => sentence(issue, 'the study')).join('\n'));
  }
  return study;
}

/** Experiments have batches of their own; studies have problems. */
function isExperiment(written: unknown): boolean {
  return typeof written === 'object' && written !== null && 'batchSize' in written;
}

function studyOf({
  name,
  title,
  dataset,
  network,
  batchSize,
  iterations,
  updateTimeLimit,
  optimizers,
}: Experiment): unknown {
  const { hiddenSize, activation, weightInitStd } = network;
  if (!dataset.normalize) {
    throw new UserError(
      `${name} takes its data as they are (dataset.normalize: false); studies normalize them. ` +
        'Take that setting out, or write a study file.',
    );
  }
  const options = { dataset: dataset.name, hiddenSize, activation, weightInitStd, batchSize };
  placeDataset(options, dataset, '');
  return {
    name,
    title,
    problems: [{ name: 'two-layer-network', options, iterations }],
    ...(updateTimeLimit === undefined ? {} : { updateTimeLimit }),
    optimizers,
  };
}

/** @param folder to which the paths of data sets refer */
function validate(written: unknown, folder: string, issues: Issue[]): Study | undefined {
  const parsed = studySchema.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    issues.push(...issuesOf(studySchema, parsed.error));
    return undefined;
  }
  carryModules(written, parsed.data);
  const study = moveDatasets(parsed.data, issues);
  const optimizers = study.optimizers
    .filter(({ enabled }) => enabled)
    .map((entry, i) => {
      const { tune, ...rest } = entry;
      const completed = completeEntry(rest, ['optimizers', i], issues);
      checkTune(completed, tune, ['optimizers', i, 'tune'], issues);
      return { ...completed, ...(tune === undefined ? {} : { tune }) };
    });
  checkOneLine(study.title, ['title'], issues);
  checkLabels(optimizers, issues);
  const completed = study.problems.map((entry, i) => {
    const problem = checkNamed(entry.name, problemRegistry, ['problems', i, 'name'], issues);
    if (!problem) return entry;
    const { label, iterations } = entry;
    const options = complete(problem.options, entry.options, ['problems', i, 'options'], issues);
    placeDataset(options, optionsWritten(written, i), folder);
    return {
      name: entry.name,
      label: label ?? problem.label,
      options,
      iterations: iterations ?? problem.iterations,
    };
  });
  const labels = completed.map(({ label }) => label);
  labels.forEach((label, i) => {
    checkOneLine(label, ['problems', i, 'label'], issues);
    if (labels.indexOf(label) < i) {
      issues.push({
        path: ['problems', i],
        message: `has the label "${label}" of another; give each a label of its own`,
      });
    }
  });
  for (const label of Object.keys(study.targets ?? {})) {
    if (!labels.includes(label)) {
      issues.push({ path: ['targets', label], message: 'is no problem of this study' });
    }
  }
  return { ...study, optimizers, problems: completed };
}

/** The options of a problem as they were written, where they were. */
function optionsWritten(study: unknown, problem: number): unknown {
  if (!hasKeys(study, 'problems') || !Array.isArray(study.problems)) return undefined;
  const entry: unknown = study.problems[problem];
  return hasKeys(entry, 'options') ? entry.options : undefined;
}

function checkTune(
  entry: OptimizerEntry,
  tune: Study['optimizers'][number]['tune'],
  path: PropertyKey[],
  issues: Issue[],
): void {
  const optimizer = optimizerOfEntry(entry);
  if (!optimizer) return;
  for (const option of Object.keys(tune ?? {})) {
    if (!(option in optimizer.options)) {
      issues.push({ path, unknownKey: option, message: `${entry.name} has no option "${option}"` });
    }
  }
}
