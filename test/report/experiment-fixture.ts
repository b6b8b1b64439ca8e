import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runExperiment } from '../../src/running/run-experiment.ts';
import { defineExperiment } from '../../src/experiment/load.ts';
import { readResults } from '../../src/results/read.ts';
import type { Results } from '../../src/results/results.ts';
import { ROOT } from '../fixtures/lockstep.ts';

/** The results of an experiment that are kept in git, with the times that git doesn't keep. */
export async function keptResults(name: string): Promise<Results> {
  const results = await readResults(path.join(ROOT, 'results', name));
  return { ...results, environment: undefined };
}

/** The comparison with one run that diverged at iteration 700. */
export async function divergedResults(): Promise<Results> {
  const results = await keptResults('optimizer-comparison');
  const [first, second, ...others] = results.runs;
  const losses = second!.losses.slice(0, 701);
  const smoothedLosses = second!.smoothedLosses.slice(0, 701);
  losses[700] = smoothedLosses[700] = NaN;
  return {
    ...results,
    manifest: {
      ...results.manifest,
      runs: results.manifest.runs.map((run, i) =>
        i === 1 ? { ...run, status: 'diverged', iterations: 701, divergedAt: 700 } : run,
      ),
    },
    runs: [first!, { ...second!, losses, smoothedLosses, evaluations: [] }, ...others],
  };
}

/** The comparison with other labels. */
export async function relabelledResults(labels: readonly string[]): Promise<Results> {
  const results = await keptResults('optimizer-comparison');
  const { experiment } = results.manifest;
  const enabled = experiment.optimizers.filter((entry) => entry.enabled);
  return {
    ...results,
    manifest: {
      ...results.manifest,
      experiment: {
        ...experiment,
        title: labels[0]!,
        optimizers: enabled.map((entry, i) => ({ ...entry, label: labels[i]! })),
      },
      runs: results.manifest.runs.map((run, i) => ({ ...run, optimizer: labels[i]! })),
    },
    runs: results.runs.map((run, i) => ({ ...run, optimizer: labels[i]! })),
  };
}

/** Many copies of Adam's run, the last first, each a hundredth above the one after it. */
export async function manyResults(count: number): Promise<Results> {
  const results = await keptResults('optimizer-comparison');
  const places = Array.from({ length: count }, (_, i) => count - 1 - i);
  const adam = results.runs.length - 1;
  const { losses, smoothedLosses, ...run } = results.runs[adam]!;
  const raised = (values: Float64Array, place: number) => values.map((loss) => loss + place / 100);
  return {
    ...results,
    manifest: {
      ...results.manifest,
      runs: places.map((place) => ({
        ...results.manifest.runs[adam]!,
        optimizer: `Copy ${place}`,
      })),
    },
    runs: places.map((place) => ({
      ...run,
      optimizer: `Copy ${place}`,
      losses: raised(losses, place),
      smoothedLosses: raised(smoothedLosses, place),
    })),
  };
}

/** The results with other ends of some runs, by label. */
export function withStatus(
  results: Results,
  statuses: Readonly<Record<string, 'diverged' | 'failed' | 'interrupted'>>,
): Results {
  const runs = results.manifest.runs.map((run) => ({
    ...run,
    status: statuses[run.optimizer] ?? run.status,
  }));
  return { ...results, manifest: { ...results.manifest, runs } };
}

/** The results as if the first run had been trained on other batches than the rest. */
export function withOtherBatches(results: Results): Results {
  const [first, ...others] = results.manifest.runs;
  const runs = [{ ...first!, batchesSha256: 'f'.repeat(64) }, ...others];
  return { ...results, manifest: { ...results.manifest, runs } };
}

export async function keptReport(file: string): Promise<Buffer> {
  return readFile(path.join(ROOT, 'reports', file));
}

/** With times, as after a run. */
export async function timedResults(): Promise<Results> {
  const results = await keptResults('optimizer-comparison');
  const seconds = [4, 4, 8, 8];
  return {
    ...results,
    environment: {
      command: 'npx lockstep run optimizer-comparison',
      engine: 'wasm',
      workers: 2,
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:08.000Z',
      seconds: 8,
      runs: results.runs.map(({ optimizer, seed }, i) => ({
        optimizer,
        seed,
        seconds: seconds[i]!,
      })),
      machine: { platform: 'x', architecture: 'x', processor: 'x', cores: 2, memoryGiB: 1 },
      versions: { node: '20' },
    },
  };
}

/** A short experiment with the networks' insides, trained anew. */
export async function inspectedResults(): Promise<Results> {
  const experiment = await defineExperiment({
    name: 'inspected',
    title: 'Two optimizers from the inside',
    iterations: 60,
    batchSize: 32,
    network: { hiddenSize: 8 },
    norms: { every: 5 },
    weights: { every: 30, units: 4 },
    optimizers: [{ name: 'sgd' }, { name: 'adam' }],
  });
  return { ...(await runExperiment(experiment, { workers: 1 })), environment: undefined };
}
