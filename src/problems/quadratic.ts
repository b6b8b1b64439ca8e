import { ln } from '../base/math/ln.ts';
import { exp } from '../base/math/exp.ts';
import { allocator, type FloatArray } from '../network/parameter.ts';
import type { OptionValues } from '../base/options/options.ts';
import { RandomState } from '../base/random/random-state.ts';
import { FunctionModel, type Objective } from './function-model.ts';
import { defineProblem, type OpenProblem } from './problem.ts';

/** The noise is that of samples: a batch is drawn from so many, whose noise has mean zero. */
const SAMPLES = 1000;
/** Reflections whose product turns the axes; each costs as much as a few additions a number. */
const REFLECTIONS = 3;
/** Turns and samples are the same for all seeds: a seed changes the start and the batches. */
const SHAPE_SEED = 20_260_101;

const options = {
  dimension: { type: 'integer', default: 100, min: 1, max: 100_000, help: 'how many parameters' },
  conditionNumber: {
    type: 'number',
    default: 1000,
    min: 1,
    help: 'largest curvature over the smallest; between them they are evenly spaced by logarithm',
  },
  noise: {
    type: 'number',
    default: 0.1,
    min: 0,
    help: 'standard deviation of one sample’s gradient in each coordinate',
  },
  rotated: {
    type: 'boolean',
    default: true,
    help: 'the axes of the curvatures are not those of the parameters',
  },
  batchSize: { type: 'integer', default: 10, min: 1, help: 'samples in a batch' },
} as const;

/**
 * ½(Qx)ᵀΛ(Qx) + bᵣᵀx for a sample r, Λ = diag(κ⁻¹ … 1): an ill-conditioned quadratic with additive
 * gradient noise ("noisy quadratic model": Schaul, Zhang & LeCun, 2013; Zhang et al., 2019). The
 * samples' bᵣ have mean zero, so that the loss itself is the quadratic, its minimum 0.
 */
export const quadratic = defineProblem({
  name: 'quadratic',
  label: 'Noisy quadratic',
  summary: 'an ill-conditioned quadratic of any dimension, with noise in the gradient',
  options,
  iterations: 2000,
  metric: 'trainLoss',
  onData: false,
  open({ options: given, precision }): OpenProblem {
    const { dimension, batchSize } = given as OptionValues<typeof options>;
    const objective = objectiveOf(given as OptionValues<typeof options>);
    return {
      allocate: allocator(precision),
      createModel: () => new FunctionModel(objective, dimension, precision),
      fusedUpdate: () => undefined,
      initialize([point], random) {
        for (let i = 0; i < dimension; i++) point!.values[i] = random.normal();
      },
      drawBatch: (random) => random.choice(SAMPLES, batchSize),
      validate: (model) => model.evaluate('train', 0, 0),
      conclude: (model) => ({ trainLoss: model.evaluate('train', 0, 0).loss }),
    };
  },
});

function objectiveOf({
  dimension,
  conditionNumber,
  noise,
  rotated,
}: OptionValues<typeof options>): Objective {
  const random = new RandomState(SHAPE_SEED);
  const axes = Array.from({ length: rotated ? REFLECTIONS : 0 }, () => unit(dimension, random));
  const curvatures = Float64Array.from({ length: dimension }, (_, i) =>
    exp(-ln(conditionNumber) * (dimension === 1 ? 0 : i / (dimension - 1))),
  );
  const samples = noise === 0 ? [] : noiseOf(dimension, noise, random);
  const turned = new Float64Array(dimension);
  const turn = (point: FloatArray) => {
    turned.set(point);
    for (const axis of axes) reflect(turned, axis);
  };
  return {
    value(point, rows) {
      turn(point);
      let sum = 0;
      for (let i = 0; i < dimension; i++) sum += (curvatures[i]! * turned[i]! * turned[i]!) / 2;
      if (samples.length === 0) return sum;
      for (const row of rows) sum += dot(samples[row]!, point) / rows.length;
      return sum;
    },
    gradient(point, rows, gradient) {
      turn(point);
      for (let i = 0; i < dimension; i++) turned[i] = curvatures[i]! * turned[i]!;
      for (let k = axes.length - 1; k >= 0; k--) reflect(turned, axes[k]!);
      if (samples.length > 0) {
        for (const row of rows) {
          const sample = samples[row]!;
          for (let i = 0; i < dimension; i++) turned[i]! += sample[i]! / rows.length;
        }
      }
      gradient.set(turned);
    },
  };
}

function unit(dimension: number, random: RandomState): Float64Array {
  const axis = Float64Array.from({ length: dimension }, () => random.normal());
  const length = Math.sqrt(dot(axis, axis));
  return axis.map((number) => number / length);
}

/** Samples with mean zero. */
function noiseOf(dimension: number, deviation: number, random: RandomState): Float64Array[] {
  const samples = Array.from({ length: SAMPLES }, () =>
    Float64Array.from({ length: dimension }, () => deviation * random.normal()),
  );
  for (let i = 0; i < dimension; i++) {
    let mean = 0;
    for (const sample of samples) mean += sample[i]! / SAMPLES;
    for (const sample of samples) sample[i]! -= mean;
  }
  return samples;
}

/** v − 2(axis·v)axis */
function reflect(vector: Float64Array, axis: Float64Array): void {
  const twice = 2 * dot(vector, axis);
  for (let i = 0; i < vector.length; i++) vector[i]! -= twice * axis[i]!;
}

function dot(a: FloatArray, b: FloatArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
