import { Affine } from '../layers/affine.ts';
import { AddLayer } from '../layers/add-layer.ts';
import type { Layer } from '../layers/layer.ts';
import { MulLayer } from '../layers/mul-layer.ts';
import { numericalGradient } from './numerical-gradient.ts';
import type { FloatArray } from '../parameter.ts';
import { ReLU } from '../layers/relu.ts';
import { Sigmoid } from '../layers/sigmoid.ts';
import { SoftmaxWithLoss } from '../layers/softmax-with-loss.ts';
import type { Tensor } from '../tensor.ts';
import type { TwoLayerNet } from '../two-layer-net.ts';
import type { Labels } from '../layers/labels.ts';

/** How far a backward pass is from central differences. */
export interface GradientCheck {
  /** The layer or network, and the gradient: `Affine dW`. */
  readonly subject: string;
  /** Largest difference ÷ largest gradient, over the whole array. */
  readonly relativeError: number;
}

/** Differences of width 2h: small enough for ReLU's kink, large enough for float64's rounding. */
const H = 1e-5;

/** Checks every layer's backward pass by itself, on numbers drawn by `normal`. */
export function checkLayers(normal: () => number): GradientCheck[] {
  const draw = (...shape: number[]): Tensor => ({
    shape,
    values: Float64Array.from({ length: shape.reduce((a, b) => a * b, 1) }, normal),
  });
  const [W, b] = [draw(12, 5), draw(5)];
  const affine = new Affine(W, b);
  const affineInput = draw(4, 3, 2, 2);
  const weights = draw(4, 5);
  return [
    ...checkNode('AddLayer', new AddLayer(), normal),
    ...checkNode('MulLayer', new MulLayer(), normal),
    checkLayer('ReLU', new ReLU(), draw(4, 5), weights),
    checkLayer('Sigmoid', new Sigmoid(), draw(4, 5), weights),
    checkLayer('Affine', affine, affineInput, weights),
    ...[
      { subject: 'Affine dW', values: W.values, analytic: () => affine.dW },
      { subject: 'Affine db', values: b.values, analytic: () => affine.db },
    ].map(({ subject, values, analytic }) => {
      const numerical = numericalGradient(() => weighted(affine, affineInput, weights), values, H);
      affine.forward(affineInput);
      affine.backward(weights);
      return { subject, relativeError: relativeError(analytic(), numerical) };
    }),
    checkSoftmaxWithLoss('SoftmaxWithLoss, label indices', draw(4, 5), Uint8Array.of(0, 4, 2, 2)),
    checkSoftmaxWithLoss('SoftmaxWithLoss, one-hot labels', draw(2, 3), {
      shape: [2, 3],
      values: Float64Array.of(0, 0, 1, 1, 0, 0),
    }),
  ];
}

/** Checks the gradient of every parameter of a network on one batch. */
export function checkNetwork(
  name: string,
  net: TwoLayerNet,
  x: Tensor,
  labels: Labels,
): GradientCheck[] {
  const analytic = net.gradient(x, labels);
  const numerical = net.numericalGradient(x, labels, H);
  return (['W1', 'b1', 'W2', 'b2'] as const).map((parameter) => ({
    subject: `${name} ${parameter}`,
    relativeError: relativeError(analytic[parameter], numerical[parameter]),
  }));
}

function checkLayer(name: string, layer: Layer, x: Tensor, weights: Tensor): GradientCheck {
  const numerical = numericalGradient(() => weighted(layer, x, weights), x.values, H);
  layer.forward(x);
  return {
    subject: `${name} dx`,
    relativeError: relativeError(layer.backward(weights).values, numerical),
  };
}

function checkNode(name: string, node: AddLayer | MulLayer, normal: () => number): GradientCheck[] {
  const inputs = Float64Array.of(normal(), normal());
  const weight = normal();
  const output = () => weight * node.forward(inputs[0]!, inputs[1]!);
  const numerical = numericalGradient(output, inputs, H);
  output();
  const analytic = Float64Array.from(node.backward(weight));
  return [{ subject: `${name} dx, dy`, relativeError: relativeError(analytic, numerical) }];
}

function checkSoftmaxWithLoss(subject: string, x: Tensor, labels: Labels): GradientCheck {
  const layer = new SoftmaxWithLoss();
  const numerical = numericalGradient(() => layer.forward(x, labels), x.values, H);
  layer.forward(x, labels);
  return {
    subject: `${subject} dx`,
    relativeError: relativeError(layer.backward().values, numerical),
  };
}

/** A loss to differentiate: the layer's outputs, each times its weight, summed. */
function weighted(layer: Layer, x: Tensor, weights: Tensor): number {
  const { values } = layer.forward(x);
  let sum = 0;
  values.forEach((value, i) => {
    sum += value * weights.values[i]!;
  });
  return sum;
}

function relativeError(analytic: FloatArray, numerical: FloatArray): number {
  let difference = 0;
  let largest = 0;
  numerical.forEach((value, i) => {
    difference = Math.max(difference, Math.abs(value - analytic[i]!));
    largest = Math.max(largest, Math.abs(value), Math.abs(analytic[i]!));
  });
  return largest === 0 ? 0 : difference / largest;
}
