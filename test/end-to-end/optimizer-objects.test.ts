import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RunStore } from '../../src/study/store/run-store.ts';
import type * as Library from '../../src/index.ts';
import { ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

/** The library as a program gets it: with its threads. */
const library = (await import(
  pathToFileURL(path.join(ROOT, 'dist/index.js')).href
)) as typeof Library;
const { compare, defineExperiment, defineOptimizer, defineStudy } = library;
const { findOptimizer, renderReport, runExperiment, UserError } = library;

/** Gradient descent in words of one's own. */
const descent = (factor: number, names = { name: 'own', label: 'Own' }) =>
  defineOptimizer({
    ...names,
    summary: 'Gradient descent.',
    formula: 'θ ← θ − lr·g',
    paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
    options: {
      lr: {
        type: 'number',
        default: 0.01,
        min: 0,
        tune: { min: 1e-5, max: 1e-3, scaling: 'log' },
        help: 'learning rate',
      },
    },
    state: [],
    update(parameters, { lr }) {
      for (const { values, gradient } of parameters) {
        for (let i = 0; i < values.length; i++) values[i]! -= factor * lr * gradient[i]!;
      }
    },
  });

const settings = { name: 'objects', title: 'Objects', iterations: 6, batchSize: 8 } as const;

describe('optimizers as objects in an experiment', () => {
  it.each([
    { engine: 'wasm', workers: 1 },
    { engine: 'wasm', workers: 3 },
    { engine: 'reference' },
  ] as const)('stand beside names, with the digits of the library (%o)', async (options) => {
    const experiment = await defineExperiment({
      ...settings,
      optimizers: [
        { name: 'sgd', options: { lr: 0.1 } },
        { optimizer: descent(1), options: { lr: 0.1 } },
        {
          optimizer: descent(2),
          label: 'Twice',
          options: { lr: 0.05 },
          wrappers: [{ name: 'lookahead' }],
        },
        {
          name: 'sgd',
          label: 'Lookahead',
          options: { lr: 0.1 },
          wrappers: [{ name: 'lookahead' }],
        },
        descent(0, { name: 'none', label: 'None' }),
      ],
    });
    const { runs, manifest } = await runExperiment(experiment, options);
    const losses = runs.map((run) => [...run.losses]);
    expect(losses[0]).toHaveLength(6);
    expect(losses[1]).toEqual(losses[0]);
    expect(losses[2]).toEqual(losses[3]);
    expect(losses[4]).not.toEqual(losses[0]);
    expect(new Set(manifest.runs.map(({ batchesSha256 }) => batchesSha256)).size).toBe(1);
  });

  it('are the library’s where they are its own, whose kernels they have, and else are not', async () => {
    const field = { adam: findOptimizer('adam'), sgd: findOptimizer('sgd') };
    const experiment = await defineExperiment({
      ...settings,
      precision: 'float32',
      optimizers: [
        { name: 'adam' },
        { optimizer: field.adam, label: 'Adam, the object' },
        { optimizer: { ...field.adam }, label: 'Adam, a copy' },
        field.sgd,
        descent(0, field.sgd),
      ],
    });
    expect(experiment.optimizers.map(({ label }) => label).slice(3)).toEqual([
      'SGD',
      'SGD (an object)',
    ]);
    expect(experiment.optimizers[1]).toMatchObject({ name: 'adam' });
    const { runs } = await runExperiment(experiment);
    const [adam, object, copy, sgd, still] = runs.map((run) => [...run.losses]);
    expect(object).toEqual(adam);
    // A kernel rounds every operation to float32; the plain rule only what it stores.
    expect(copy).not.toEqual(adam);
    expect(copy!.map((loss, i) => Math.abs(loss - adam![i]!) < 1e-5)).toEqual(
      copy!.map(() => true),
    );
    expect(still).not.toEqual(sgd);
  });

  it('are told as what they are in manifest and page', async () => {
    const experiment = await defineExperiment({ ...settings, optimizers: [descent(1)] });
    const results = await runExperiment(experiment);
    expect(JSON.parse(JSON.stringify(results.manifest))).toEqual(results.manifest);
    expect(results.manifest.experiment.optimizers[0]).toMatchObject({
      name: 'own',
      optimizer: { name: 'own', formula: 'θ ← θ − lr·g' },
    });
    const [page] = await renderReport(results);
    expect(String(page!.content)).toContain('an object in code');
    // It holds all but the functions, so it is no experiment that can be run again.
    await expect(defineExperiment(results.manifest.experiment as never)).rejects.toThrow(
      'optimizers[0].optimizer is not an optimizer: update is missing: expected a function. From code, ' +
        'give the object that `defineOptimizer` returns; in a file, the path of a module.',
    );
  });

  it('lose but their own run where they throw', async () => {
    const throws = { ...descent(1), update: () => expect.fail('out of luck') };
    const atOnce = { ...descent(1), initialize: () => expect.fail('no way') };
    const experiment = await defineExperiment({
      ...settings,
      optimizers: [
        { optimizer: throws },
        { optimizer: atOnce, label: 'At once' },
        { name: 'sgd' },
        { name: 'adam' },
      ],
    });
    const { manifest } = await runExperiment(experiment, { workers: 2 });
    expect(manifest.runs).toMatchObject([
      { status: 'failed', error: 'out of luck', iterations: 0 },
      { status: 'failed', error: 'no way', iterations: 0 },
      { status: 'finished' },
      { status: 'finished' },
    ]);
    expect(new Set(manifest.runs.map((run) => run.initialParametersSha256)).size).toBe(1);
  });

  it('are refused in a sentence where they are none', async () => {
    const broken = { optimizer: { name: 'Own', update: 1 } as never };
    const defined = defineExperiment({ ...settings, optimizers: [{ name: 'sgd' }, broken] });
    await expect(defined).rejects.toThrow(UserError);
    await expect(defined).rejects.toThrow(
      /^optimizers\[1\]\.optimizer is not an optimizer: name is "Own", expected lower-case words/,
    );
  });
});

describe('optimizers as objects in a study', () => {
  it('are tuned and trained as those with names, and never kept', async () => {
    const folder = await temporaryFolder();
    const defined = await defineStudy({
      name: 'objects',
      title: 'Objects',
      problems: [{ name: 'rosenbrock', iterations: 30 }],
      precision: 'float64',
      seeds: 2,
      tuning: { trials: 3 },
      optimizers: [
        {
          name: 'sgd',
          tune: { lr: { min: 1e-5, max: 1e-3, scaling: 'log' } },
          options: { lr: 1e-4 },
        },
        { optimizer: descent(1), options: { lr: 1e-4 } },
        // Of the same name and text, but not the same.
        { optimizer: descent(0), label: 'None', options: { lr: 1e-4 } },
      ],
    });
    const run = () => compare(defined, { store: folder, workers: 2 });
    const study = await run();
    expect(study.environment).toMatchObject({ computed: 15, kept: 0 });
    const [sgd, own, none] = study.analysis.compared.problems[0]!.optimizers.map(
      ({ trials, finals }) => ({
        trials: trials.map(({ scores }) => scores),
        finals: finals.map((final) => final!.losses),
      }),
    );
    expect(own).toEqual(sgd);
    expect(none).not.toEqual(sgd);
    const store = await new RunStore(folder).list();
    expect(store.map(({ spec }) => spec.optimizer.name)).toEqual(Array(5).fill('sgd'));
    expect((await run()).environment).toMatchObject({ computed: 10, kept: 5 });

    const { manifest, tables } = study;
    expect(JSON.parse(JSON.stringify(manifest))).toEqual(manifest);
    const hashes = tables.runs?.map((row) => row.run_sha256);
    expect(hashes?.map((hash) => hash !== undefined)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
