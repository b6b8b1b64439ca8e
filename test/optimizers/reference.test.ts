import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { recordedTolerance } from '../../src/optimizers/shared/recorded-tolerance.ts';
import { findOptimizer } from '../../src/optimizers/registry.ts';
import { replay, trajectorySchema, type Trajectory } from '../../src/optimizers/shared/replay.ts';

// Trajectories of the authors' own code, of torch.optim 1.13 or of two published ports that agree:
// each file names its source (see the README beside them).
const folder = new URL('../reference/optimizers/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));

function read(file: string): Trajectory {
  return trajectorySchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
}

function difference(trajectory: Trajectory): number {
  return replay(findOptimizer(trajectory.optimizer), trajectory).largestDifference;
}

describe('the recorded trajectories', () => {
  it('are the 68 of the reference, of 37 optimizers', () => {
    expect(files).toHaveLength(68);
    expect(new Set(files.map((file) => file.split('.')[0])).size).toBe(37);
  });

  it.each(files)('%s is followed', (file) => {
    const trajectory = read(file);
    expect(difference(trajectory)).toBeLessThanOrEqual(recordedTolerance(trajectory).value);
  });

  it('are followed to 1e-12, but for those of methods that decompose matrices', () => {
    const wider = files.flatMap((file) => {
      const { value, reason } = recordedTolerance(read(file));
      return value === 1e-12 && reason === undefined ? [] : [[file, value]];
    });
    expect(wider).toEqual([
      ['muon.default.json', 1e-9],
      ['muon.tuned.json', 1e-9],
      ['soap.default.json', 1e-5],
      ['soap.tuned.json', 1e-5],
    ]);
  });
});

describe('soap', () => {
  const soapFiles = ['soap.default.json', 'soap.tuned.json'];

  it.each(soapFiles)('follows %s to 1e-9 up to the first decomposition in float32', (file) => {
    const trajectory = read(file);
    const frequency = trajectory.options['preconditionFrequency'] as number;
    const steps = trajectory.steps.slice(0, frequency + 1);
    expect(steps.length).toBeGreaterThan(3);
    expect(difference({ ...trajectory, steps })).toBeLessThanOrEqual(1e-9);
  });

  it.each(soapFiles)('follows NumPy in float64 on the gradients of %s to 1e-9', (file) => {
    // Written by make-numpy-soap.py, beside this file.
    const numpy = JSON.parse(
      readFileSync(new URL('soap-numpy.json', import.meta.url), 'utf8'),
    ) as Record<string, Record<string, number[]>[]>;
    const trajectory = read(file);
    const steps = trajectory.steps.map(({ gradient }, i) => ({
      gradient,
      parameters: numpy[file]![i]!,
    }));
    expect(steps).toHaveLength(30);
    expect(difference({ ...trajectory, steps })).toBeLessThanOrEqual(1e-9);
  });
});
