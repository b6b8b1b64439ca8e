import { z } from 'zod';
import { allocator, type FloatArray, type Parameter } from '../../network/parameter.ts';
import { optionsSchema } from '../../base/options/options.ts';
import type { Optimizer } from './optimizer.ts';
import { Stepper } from './stepper.ts';

const arrays = z.record(z.string(), z.array(z.number()).min(1));

/** A trajectory file: what an optimizer was given, step by step, and what it made of it. */
export const trajectorySchema = z
  .object({
    optimizer: z.string().describe('the name of the optimizer'),
    variant: z.string().describe('tells apart the files of one optimizer'),
    source: z.string().describe('the implementation that the numbers come from'),
    options: z.record(z.string(), z.unknown()),
    note: z.string().default(''),
    shapes: z.record(z.string(), z.array(z.int().min(1)).min(1)),
    initial: arrays.describe('the parameters at the start, row-major'),
    steps: z
      .array(z.object({ gradient: arrays, parameters: arrays }))
      .min(1)
      .describe('for each step the gradient given and the parameters left'),
    evaluation: arrays
      .optional()
      .describe('the evaluation point after the last step, where it is not the parameters'),
  })
  .superRefine((trajectory, context) => {
    const { shapes, initial, steps, evaluation } = trajectory;
    const check = (found: Record<string, number[]>, ...path: (string | number)[]): void => {
      for (const [name, shape] of Object.entries(shapes)) {
        const expected = shape.reduce((product, size) => product * size, 1);
        if (found[name]?.length !== expected) {
          context.addIssue({
            code: 'custom',
            path: [...path, name],
            message: `has ${found[name]?.length ?? 0} numbers; its shape ${shape.join(' × ')} needs ${expected}`,
          });
        }
      }
    };
    check(initial, 'initial');
    steps.forEach((step, i) => {
      check(step.gradient, 'steps', i, 'gradient');
      check(step.parameters, 'steps', i, 'parameters');
    });
    if (evaluation) check(evaluation, 'evaluation');
  });

export type Trajectory = z.infer<typeof trajectorySchema>;

/** What of a trajectory is replayed; the rest says where it comes from. */
export type RecordedSteps = Pick<
  Trajectory,
  'options' | 'shapes' | 'initial' | 'steps' | 'evaluation'
>;

/** How closely an optimizer followed a trajectory. */
export interface Replay {
  /** The largest difference of any parameter at any step, over the largest parameter recorded. */
  readonly largestDifference: number;
  /** The step at which it stands, from 1; one more than there are where it is the evaluation point. */
  readonly atStep: number;
}

/**
 * Replays a recorded trajectory in float64: the recorded gradients are given to the optimizer, not
 * taken anew, so that an error feeds back only through its own parameters.
 *
 * @throws ZodError where the trajectory's options are not the optimizer's
 */
export function replay(optimizer: Optimizer, trajectory: RecordedSteps): Replay {
  const { shapes, initial, steps, evaluation } = trajectory;
  const options = optionsSchema(optimizer.options).parse(trajectory.options);
  const parameters: Parameter[] = Object.entries(shapes).map(([name, shape]) => ({
    name,
    shape,
    values: Float64Array.from(initial[name]!),
  }));
  const gradients = parameters.map(({ values }) => new Float64Array(values.length));
  const stepper = new Stepper(optimizer, options, parameters, gradients, allocator('float64'));

  let difference = 0;
  let scale = 0;
  let atStep = 1;
  const compare = (
    found: readonly FloatArray[],
    expected: Readonly<Record<string, readonly number[]>>,
    step: number,
  ): void => {
    parameters.forEach(({ name }, p) => {
      expected[name]!.forEach((number, i) => {
        scale = Math.max(scale, Math.abs(number));
        const distance = Math.abs(found[p]![i]! - number);
        if (distance > difference || Number.isNaN(distance)) {
          difference = Number.isNaN(distance) ? Infinity : distance;
          atStep = step;
        }
      });
    });
  };

  const values = parameters.map((parameter) => parameter.values);
  steps.forEach(({ gradient, parameters: left }, i) => {
    parameters.forEach(({ name }, p) => gradients[p]!.set(gradient[name]!));
    stepper.update(options['lr'] as number);
    compare(values, left, i + 1);
  });
  if (evaluation) {
    const point = values.map((array) => array.slice());
    stepper.evaluationPoint(point);
    compare(point, evaluation, steps.length + 1);
  }
  return { largestDifference: difference === 0 ? 0 : difference / scale, atStep };
}
