import { afterEach, describe, expect, it, vi } from 'vitest';
import { showProgress } from '../../src/cli/progress/progress.ts';
import { defineExperiment } from '../../src/experiment/load.ts';
import { planRuns } from '../../src/running/plan.ts';
import { RunRecording } from '../../src/running/recording.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** What is printed, without a terminal, of runs that have come so far: each loss is 1 ÷ its iteration. */
async function printed(reached: readonly number[], ended: readonly (string | undefined)[] = []) {
  const experiment = await defineExperiment({
    name: 'three',
    title: 'Three',
    iterations: 100,
    batchSize: 10,
    optimizers: [{ name: 'sgd' }, { name: 'adam' }, { name: 'lion' }],
  });
  const runs = planRuns(experiment);
  const recordings = reached.map((iterations, i) => {
    const recording = new RunRecording(RunRecording.allocate(100));
    for (let at = 1; at <= iterations; at++) recording.addLoss(1 / at);
    const status = ended[i];
    if (status === 'finished' || status === 'diverged') recording.end(status);
    return recording;
  });
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  showProgress(experiment, runs, recordings, { verbose: false, quiet: false })();
  return write.mock.calls.map(([text]) => String(text)).join('');
}

describe('plain lines of progress', () => {
  it('tell losses of one and the same iteration', async () => {
    expect(await printed([50, 40, 60])).toBe(
      ' 50/100  losses at 40: SGD 0.0250  Adam 0.0250  Lion 0.0250\n',
    );
  });

  it('say which run has not started, in place of a number that is none', async () => {
    expect(await printed([50, 40, 0])).toBe(
      ' 30/100  losses at 40: SGD 0.0250  Adam 0.0250  Lion not started\n',
    );
  });

  it('say which run has ended before', async () => {
    expect(await printed([100, 80, 7], ['finished', undefined, 'diverged'])).toBe(
      ' 93/100  losses at 80: SGD 0.0125  Adam 0.0125  Lion diverged\n',
    );
  });
});
