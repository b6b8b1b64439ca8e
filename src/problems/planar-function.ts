import { allocator } from '../network/parameter.ts';
import { FunctionModel, type Objective } from './function-model.ts';
import { defineProblem, type OpenProblem, type Problem } from './problem.ts';

/** A function of two numbers, as its file gives it. */
export interface PlanarFunction {
  readonly name: string;
  readonly label: string;
  readonly summary: string;
  /** Where runs start, before the seed moves it. */
  readonly start: readonly [x: number, y: number];
  readonly value: (x: number, y: number) => number;
  readonly gradient: (x: number, y: number) => readonly [dx: number, dy: number];
}

/** How far from the start a seed may begin, in each coordinate. */
const SPREAD = 0.25;

/**
 * A problem of a function of two numbers. Each seed starts somewhere else in a square around the
 * function's start; there are no batches and no noise.
 */
export function planarProblem({
  name,
  label,
  summary,
  start,
  value,
  gradient,
}: PlanarFunction): Problem {
  const objective: Objective = {
    value: (point) => value(point[0]!, point[1]!),
    gradient(point, _rows, out) {
      const [dx, dy] = gradient(point[0]!, point[1]!);
      out[0] = dx;
      out[1] = dy;
    },
  };
  return defineProblem({
    name,
    label,
    summary,
    options: {},
    iterations: 1000,
    metric: 'trainLoss',
    surface: value,
    onData: false,
    open: ({ precision }): OpenProblem => ({
      allocate: allocator(precision),
      createModel: () => new FunctionModel(objective, 2, precision),
      fusedUpdate: () => undefined,
      initialize([point], random) {
        start.forEach((coordinate, i) => {
          point!.values[i] = coordinate + SPREAD * (2 * random.uniform() - 1);
        });
      },
      drawBatch: () => new Uint32Array(0),
      validate: (model) => model.evaluate('train', 0, 0),
      conclude: (model) => ({ trainLoss: model.evaluate('train', 0, 0).loss }),
    }),
  });
}
