import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModuleCalls } from '../../src/experiment/modules/module-calls.ts';
import type { Course } from '../../src/running/course.ts';
import { trainInLockstep } from '../../src/running/lockstep.ts';
import { endOfLostRun } from '../../src/running/lost-run.ts';
import { planRun, type RunEntry } from '../../src/running/plan.ts';
import { RunRecording } from '../../src/running/recording.ts';
import { findProblem } from '../../src/problems/registry.ts';

const SGD = {
  name: 'sgd',
  module: undefined,
  options: { lr: 0.001, weightDecay: 0 },
  schedule: { name: 'constant' },
  wrappers: undefined,
};
const ADAM = { ...SGD, name: 'adam', options: {} };

const course = (more: Partial<Course> = {}): Course => ({
  iterations: 40,
  record: 'before',
  evaluations: 4,
  judge: 'validation',
  readsTest: true,
  ...more,
});

function started(problem: string, entries: readonly RunEntry[], draws: 'once' | 'each') {
  const source = {
    name: problem,
    options: { dimension: 3, conditionNumber: 10, noise: 1, rotated: false, batchSize: 4 },
    precision: 'float64',
  } as const;
  const open = findProblem(problem).open(source);
  const runs = entries.map((entry, i) => ({
    run: planRun(entry, 7),
    draw: draws === 'once' ? 0 : i,
    model: open.createModel(),
    recording: new RunRecording(
      RunRecording.allocate(40, { validations: 4, path: problem === 'rosenbrock' }),
    ),
  }));
  const conditions = (of = course()) => ({
    course: of,
    seed: 7,
    draws: draws === 'once' ? 1 : entries.length,
  });
  const train = (stops = () => false, of = course()) =>
    trainInLockstep(runs, open, conditions(of), open.allocate, stops, new ModuleCalls());
  return { open, runs, conditions, train };
}

describe('the lockstep loop', () => {
  it('is gradient descent where the optimizer is SGD', async () => {
    const { runs, train } = started('rosenbrock', [SGD], 'once');
    await train();
    const path = runs[0]!.recording.path!;
    for (let k = 1; k < path.length; k++) {
      const [a, b] = path[k - 1]!;
      // f = (1 − x)² + 100(y − x²)²
      const gradient = [-2 * (1 - a) - 400 * a * (b - a * a), 200 * (b - a * a)];
      expect(path[k]![0]).toBeCloseTo(a - 0.001 * gradient[0]!, 12);
      expect(path[k]![1]).toBeCloseTo(b - 0.001 * gradient[1]!, 12);
    }
    expect(path).toHaveLength(40);
  });

  it('gives all runs the same batches, and the same first parameters or each its own', async () => {
    const together = await started('quadratic', [SGD, ADAM, SGD], 'once').train();
    expect(new Set(together.map((end) => end.batchesSha256)).size).toBe(1);
    expect(new Set(together.map((end) => end.initialParametersSha256)).size).toBe(1);
    const apart = await started('quadratic', [SGD, ADAM, SGD], 'each').train();
    expect(new Set(apart.map((end) => end.batchesSha256)).size).toBe(1);
    expect(new Set(apart.map((end) => end.initialParametersSha256)).size).toBe(3);
  });

  it('gives a run the same numbers whoever is trained beside it', async () => {
    const alone = started('quadratic', [ADAM], 'once');
    const beside = started('quadratic', [SGD, ADAM], 'once');
    await Promise.all([alone.train(), beside.train()]);
    expect(beside.runs[1]!.recording.losses).toEqual(alone.runs[0]!.recording.losses);
    expect(beside.runs[1]!.recording.validations).toEqual(alone.runs[0]!.recording.validations);
  });

  it('records the loss before the update, or after it on the same batch', async () => {
    const before = started('rosenbrock', [SGD], 'once');
    const after = started('rosenbrock', [SGD], 'once');
    await before.train();
    await after.train(undefined, course({ record: 'after' }));
    // Without noise the loss after an update is that before the next.
    expect([...after.runs[0]!.recording.losses].slice(0, -1)).toEqual(
      [...before.runs[0]!.recording.losses].slice(1),
    );
  });

  it('evaluates evenly, and concludes after the last update', async () => {
    const { runs, train } = started('rosenbrock', [SGD], 'once');
    const [end] = await train();
    const { validations } = runs[0]!.recording;
    expect(validations.map(({ step }) => step)).toEqual([10, 20, 30, 40]);
    expect(end!.final).toEqual({ trainLoss: validations.at(-1)!.loss });
  });
});

describe('a run that can’t tell its end', () => {
  it('is told of as it would itself, wherever it stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('once' as const, 'each' as const),
        fc.integer({ min: 0, max: 1 }),
        async (updates, draws, place) => {
          const { open, runs, conditions, train } = started('quadratic', [SGD, ADAM], draws);
          let asked = 0;
          const ends = await train(() => asked++ === updates);
          const { recording, draw } = runs[place]!;
          const lost = endOfLostRun(
            { draw, recording },
            open,
            open.createModel(),
            conditions(),
            1000 * ends[place]!.seconds,
            undefined,
          );
          expect({ ...lost, final: {}, seconds: 0 }).toEqual({
            ...ends[place],
            final: {},
            seconds: 0,
          });
        },
      ),
    );
  });
});
