import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, ROOT, temporaryFolder } from '../fixtures/lockstep.ts';

interface Manifest {
  runs: {
    optimizer: string;
    status: string;
    iterations: number;
    divergedAt?: number;
    batchesSha256: string;
    initialParametersSha256: string;
  }[];
}

async function manifestOf(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

describe('lockstep run', () => {
  it('writes numbers, manifest, page and pictures, and prints the final table', async () => {
    const folder = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '20', '--optimizers', 'sgd,adam'];
    const ended = await lockstep(args, { cwd: folder });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^optimizer +mean of last 20 losses .*\nSGD +2\.\d{4}.*\nAdam +/m);
    expect((await readdir(path.join(folder, 'results/optimizer-comparison'))).sort()).toEqual([
      'environment.json',
      'evaluations.csv',
      'losses.csv',
      'manifest.json',
    ]);
    expect((await readdir(path.join(folder, 'reports'))).sort()).toEqual([
      'index.html',
      'optimizer-comparison.html',
      'optimizer-comparison.png',
      'optimizer-comparison.svg',
    ]);
  });

  it('gives the same bytes a second time, and its report is drawn again from the files', async () => {
    const [one, two] = [await temporaryFolder(), await temporaryFolder()];
    const args = ['run', 'optimizer-comparison', '--iterations', '15', '--quiet'];
    for (const cwd of [one, two]) expect((await lockstep(args, { cwd })).code).toBe(0);
    const results = 'results/optimizer-comparison';
    for (const file of ['losses.csv', 'evaluations.csv', 'manifest.json']) {
      const [a, b] = await Promise.all(
        [one, two].map((at) => readFile(path.join(at, results, file))),
      );
      expect(a!.equals(b!), file).toBe(true);
    }
    const svg = await readFile(path.join(one, 'reports/optimizer-comparison.svg'));
    const png = await readFile(path.join(one, 'reports/optimizer-comparison.png'));
    expect((await lockstep(['report', results, '--reports', 'again'], { cwd: one })).code).toBe(0);
    expect((await readFile(path.join(one, 'again/optimizer-comparison.svg'))).equals(svg)).toBe(
      true,
    );
    expect((await readFile(path.join(one, 'again/optimizer-comparison.png'))).equals(png)).toBe(
      true,
    );
  });

  it('shows every run the same batches, and gives each its own first parameters', async () => {
    const folder = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '3', '--no-report', '--quiet'];
    await lockstep(args, { cwd: folder });
    const { runs } = await manifestOf(path.join(folder, 'results/optimizer-comparison'));
    expect(runs).toHaveLength(4);
    expect(new Set(runs.map((run) => run.batchesSha256)).size).toBe(1);
    expect(new Set(runs.map((run) => run.initialParametersSha256)).size).toBe(4);
  });

  it('prints the losses as the textbook’s program does with --verbose, and nothing with --quiet', async () => {
    const folder = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '101', '--no-report'];
    const { stdout } = await lockstep([...args, '--verbose', '--optimizers', 'sgd'], {
      cwd: folder,
    });
    expect(stdout).toMatch(
      /===========iteration:0===========\nSGD:2\.30\d+\n===========iteration:100===========\nSGD:2\.\d+\n/,
    );
    const quiet = await lockstep([...args, '--quiet', '--optimizers', 'sgd'], { cwd: folder });
    expect(quiet).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('records the loss before the update where the experiment says so', async () => {
    const folder = await temporaryFolder();
    const file = path.join(ROOT, 'test/end-to-end/experiments/record-before.yaml');
    await lockstep(['run', file, '--no-report', '--quiet'], { cwd: folder });
    const losses = await readFile(path.join(folder, 'results/record-before/losses.csv'), 'utf8');
    // The first network of seed 0 before any update: NumPy, numpy_comparison.py --record before
    expect(losses.split('\n')[1]).toMatch(/^0,SGD,0,2\.3014160753514\d*,/);
  });

  it('trains in float32 to nearly the same losses', async () => {
    const folder = await temporaryFolder();
    const args = ['run', 'optimizer-comparison', '--iterations', '30', '--no-report', '--quiet'];
    for (const precision of ['float32', 'float64']) {
      await lockstep([...args, '--precision', precision, '--results', precision], { cwd: folder });
    }
    const lossesOf = async (precision: string) => {
      const file = path.join(folder, precision, 'optimizer-comparison/losses.csv');
      const rows = (await readFile(file, 'utf8')).trim().split('\n').slice(1);
      return rows.map((row) => Number(row.split(',')[3]));
    };
    const [single, double] = [await lossesOf('float32'), await lossesOf('float64')];
    expect(single).toHaveLength(120);
    single.forEach((loss, i) => {
      expect(Math.abs(loss - double[i]!)).toBeLessThan(1e-3 * double[i]!);
    });
    expect(single).not.toEqual(double);
  });
});

describe('wrappers and schedules of an experiment file', () => {
  it('change their own run, and are told in the manifest and in the report', async () => {
    const folder = await temporaryFolder();
    const file = path.join(ROOT, 'test/end-to-end/experiments/wrapped.yaml');
    expect((await lockstep(['run', file], { cwd: folder })).code).toBe(0);
    const csv = await readFile(path.join(folder, 'results/wrapped/losses.csv'), 'utf8');
    const lossesOf = (label: string) =>
      csv
        .split('\n')
        .filter((line) => line.includes(`,${label},`))
        .map((line) => Number(line.split(',')[3]));
    for (const loss of lossesOf('Clipped')) expect(loss).toBeCloseTo(Math.log(10), 1);
    expect(lossesOf('Plain').at(-1)).toBeLessThan(2.2);
    expect(lossesOf('Warm')).toHaveLength(20);
    const page = await readFile(path.join(folder, 'reports/wrapped.html'), 'utf8');
    expect(page).toContain('in clip-by-norm: maxNorm 1e-9; in gradient-centralization');
    expect(page).toMatch(/cosine: .*warmupSteps 5/);
  });
});

describe('a run whose loss stops being finite', () => {
  it('is marked diverged at its iteration in CSV, manifest, table and chart; the others finish', async () => {
    const folder = await temporaryFolder();
    const file = path.join(ROOT, 'test/end-to-end/experiments/diverging.yaml');
    const ended = await lockstep(['run', file], { cwd: folder });
    expect(ended.code).toBe(0);
    const { runs } = await manifestOf(path.join(folder, 'results/diverging'));
    const wild = runs.find(({ optimizer }) => optimizer === 'Wild')!;
    expect(wild).toMatchObject({ status: 'diverged', divergedAt: 0, iterations: 1 });
    const others = runs.filter((run) => run !== wild);
    expect(others.map(({ status, iterations }) => [status, iterations])).toEqual([
      ['finished', 40],
      ['finished', 40],
    ]);
    const losses = await readFile(path.join(folder, 'results/diverging/losses.csv'), 'utf8');
    expect(losses.split('\n').filter((line) => line.includes(',Wild,'))).toEqual([
      '0,Wild,0,Infinity,Infinity',
    ]);
    expect(ended.stdout).toMatch(/^Wild .*diverged at iteration 0$/m);
    const svg = await readFile(path.join(folder, 'reports/diverging.svg'), 'utf8');
    expect(svg).toContain('>Wild diverged at iteration 0 (✕)</text>');
    expect(svg).toMatch(/fill="#D55E00"[^>]*>✕<\/text>/);
  });
});

describe('Ctrl-C in mid-run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends with 130 and keeps what was computed',
    async (signal) => {
      const folder = await temporaryFolder();
      let sent = false;
      const args = ['run', 'backprop-training', '--no-report'];
      const ended = await lockstep(args, {
        cwd: folder,
        watch: (child, stdout) => {
          if (sent || !/^ *\d+\/20000/m.test(stdout)) return;
          sent = true;
          child.kill(signal);
        },
      });
      expect(ended.code).toBe(130);
      expect(ended.stderr).toContain('what was computed is kept');
      const results = path.join(folder, 'results/backprop-training');
      const { runs } = await manifestOf(results);
      expect(runs[0]!.status).toBe('interrupted');
      expect(runs[0]!.iterations).toBeGreaterThan(1000);
      const lines = (await readFile(path.join(results, 'losses.csv'), 'utf8')).trim().split('\n');
      expect(lines).toHaveLength(runs[0]!.iterations + 1);
      const whole = await readFile(path.join(ROOT, 'results/backprop-training/losses.csv'), 'utf8');
      expect(lines[500]!.split(',')[3]).toBe(whole.split('\n')[500]!.split(',')[3]);
      expect(ended.stdout).toContain('was interrupted after');
    },
    120_000,
  );
});

describe('the other commands', () => {
  it('lockstep list tells what there is', async () => {
    expect((await lockstep(['list', 'experiments'])).stdout).toContain('backprop-training');
    expect((await lockstep(['list', 'optimizers'])).stdout).toMatch(
      /^adam +2015 +lr 0\.001, beta1 0\.9.*m, v +D\. P\. Kingma, J\. Ba/m,
    );
    expect((await lockstep(['list', 'datasets'])).stdout).toMatch(/^mnist /m);
  });

  it('lockstep gradcheck passes every layer and every parameter of both networks', async () => {
    const { code, stdout } = await lockstep(['gradcheck']);
    expect(code).toBe(0);
    for (const activation of ['relu', 'sigmoid']) {
      for (const parameter of ['W1', 'b1', 'W2', 'b2']) {
        expect(stdout).toContain(`TwoLayerNet ${activation} ${parameter} `);
      }
    }
    const errors = [...stdout.matchAll(/ (\d\.\d\de[+-]\d+)$/gm)].map(([, error]) => Number(error));
    expect(errors).toHaveLength(17);
    expect(Math.max(...errors)).toBeLessThan(1e-6);
    expect(stdout).toMatch(/^Largest relative error: /m);
  });

  it('every command has help with examples', async () => {
    for (const command of [[], ['run'], ['report'], ['list'], ['gradcheck']]) {
      const { code, stdout } = await lockstep([...command, '--help']);
      expect(code).toBe(0);
      expect(stdout).toContain('Examples:');
    }
  });

  it('completes commands and names of experiments in a shell', async () => {
    const { stdout: script } = await lockstep(['completion']);
    expect(script).toContain('complete');
    const { stdout } = await lockstep(['--get-yargs-completions', 'lockstep', 'run', 'opt']);
    expect(stdout).toContain('optimizer-comparison');
  });
});
