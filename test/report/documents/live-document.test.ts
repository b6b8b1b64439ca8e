import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiveServer as LiveServerClass } from '../../../src/cli/live-server.ts';
import { defineExperiment } from '../../../src/experiment/load.ts';
import { planRuns } from '../../../src/running/plan.ts';
import { RunRecording } from '../../../src/running/recording.ts';
import { liveDocument, liveState } from '../../../src/report/documents/live-document.ts';
import type { RunningExperiment } from '../../../src/report/documents/results-so-far.ts';
import { ROOT } from '../../fixtures/lockstep.ts';
import { startChromium } from '../chromium.ts';

/** An experiment of two runs of 20,000 iterations, evaluated every 600, before its first. */
async function started(): Promise<RunningExperiment> {
  const experiment = await defineExperiment({
    name: 'live',
    title: 'Two that are running',
    iterations: 20_000,
    batchSize: 100,
    evaluate: { every: 600 },
    charts: [{ type: 'accuracy' }, { type: 'loss' }],
    optimizers: [{ name: 'sgd' }, { name: 'adam' }],
  });
  const empty = { size: 60_000, inputs: new Uint8Array(), labels: new Uint8Array() };
  const runs = planRuns(experiment);
  return {
    experiment,
    dataset: {
      name: 'mnist',
      inputSize: 784,
      classes: 10,
      train: empty,
      test: { ...empty, size: 10_000 },
      files: [],
    },
    runs,
    recordings: runs.map(
      () => new RunRecording(RunRecording.allocate(20_000, { evaluations: 34 })),
    ),
  };
}

/** Goes on with a run, up to so many iterations: losses fall, accuracies rise. */
function goOn(recording: RunRecording | undefined, iterations: number): void {
  if (!recording) throw new Error('there is no such run');
  for (let at = recording.iterations; at < iterations; at++) {
    recording.addLoss(100 / (at + 100));
    if (at % 600 > 0) continue;
    recording.addEvaluation({
      iteration: at,
      epoch: at / 600,
      learningRate: 0.1,
      trainAccuracy: 1 - 60 / (at + 100),
      testAccuracy: 1 - 70 / (at + 100),
    });
  }
}

const findingOf = (running: RunningExperiment) => liveState(running, false).finding;

describe('an experiment that is being run', () => {
  it('says how far it is: once where all are equally far', async () => {
    const running = await started();
    const [sgd, adam] = running.recordings;
    expect(findingOf(running)).toMatch(/^Running: 0 of 20000 iterations\. This page follows/);
    goOn(sgd, 10_801);
    goOn(adam, 10_801);
    expect(findingOf(running)).toMatch(/^Running: 10801 of 20000 iterations\. This page/);
    goOn(adam, 10_900);
    expect(findingOf(running)).toMatch(/^Running: 10801 to 10900 of 20000 iterations\. This page/);
  });

  it('says how far those are that are still running, and when none is', async () => {
    const running = await started();
    const [sgd, adam] = running.recordings;
    goOn(sgd, 700);
    sgd!.end('diverged');
    goOn(adam, 1500);
    expect(findingOf(running)).toMatch(
      /^Running: 1500 of 20000 iterations; 1 of 2 runs has ended\. This page/,
    );
    adam!.end('interrupted');
    expect(findingOf(running)).toBe('All 2 runs have ended; what they computed is being written.');
  });

  it('has results so far, not final ones', async () => {
    const running = await started();
    goOn(running.recordings[0], 30);
    const [{ table, note }] = liveDocument(running).rankings as [
      ReturnType<typeof liveDocument>['rankings'][number],
    ];
    expect(table.caption).toBe('Results so far');
    expect(table.rows.map((row) => row.at(-1))).toEqual(['running', 'running']);
    expect(note).toContain('as far as the runs have got');
    const [, loss] = liveState(running, false).charts;
    expect(loss).toBeUndefined();
    expect(liveDocument(running).charts[0]!.specification.description).toBe(
      'Line chart of the smoothed loss by iteration: SGD is at 0.7868, Adam has no loss yet.',
    );
  });

  it('sends what is new of every chart that its page has', async () => {
    const running = await started();
    for (const recording of running.recordings) goOn(recording, 1201);
    const accuracy = () => {
      const chart = liveState(running, false).charts.find(({ name }) => name === 'accuracy');
      return JSON.stringify(chart).match(/"examples":"test"/g);
    };
    expect(liveState(running, false).charts.map(({ name }) => name)).toEqual(['accuracy', 'loss']);
    expect(accuracy()).toHaveLength(2 * 3);
    for (const recording of running.recordings) goOn(recording, 3001);
    expect(accuracy()).toHaveLength(2 * 6);
  });
});

/** As it is built: it draws the page in a thread of its own. */
async function startServer() {
  const built = path.join(ROOT, 'dist/cli/live-server.js');
  const { LiveServer } = (await import(built)) as { LiveServer: typeof LiveServerClass };
  return LiveServer.start(0);
}

describe('the page that follows it', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  it('gets an accuracy chart when there is something to draw, which then grows', async () => {
    const running = await started();
    const [sgd, adam] = running.recordings;
    goOn(sgd, 20);
    goOn(adam, 20);
    const live = await startServer();
    live.show(running);
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await page.goto(live.url);
      await page.locator('#chart-loss .live svg').waitFor();
      expect(await page.locator('#chart-accuracy').count()).toBe(0);
      expect(await page.locator('h2').allInnerTexts()).toContain('Results so far');

      goOn(sgd, 1300);
      goOn(adam, 1300);
      const points = page.locator('#chart-accuracy .live .layer_1_marks path');
      await expect.poll(() => points.count(), { timeout: 10_000 }).toBe(2 * 2 * 3);
      goOn(sgd, 4300);
      goOn(adam, 4300);
      await expect.poll(() => points.count(), { timeout: 10_000 }).toBe(2 * 2 * 8);
      await expect
        .poll(() => page.locator('.finding').innerText())
        .toMatch(/^Running: 4300 of 20000/);
      // What would stand still is not there: the tables behind the charts come with the report.
      expect(await page.getByText('The numbers behind it').count()).toBe(0);
      expect(complaints).toEqual([]);
    } finally {
      await page.close();
      await live.close();
    }
  });
});
