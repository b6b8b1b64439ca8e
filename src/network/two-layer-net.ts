import { hasKeys, wrongArgument } from '../base/errors/wrong-argument.ts';
import { Affine } from './layers/affine.ts';
import { labelIndices, largestOfRows, type Labels } from './layers/labels.ts';
import type { Layer } from './layers/layer.ts';
import { numericalGradient } from './gradients/numerical-gradient.ts';
import { allocator, type FloatArray, type Parameter, type Precision } from './parameter.ts';
import { ReLU } from './layers/relu.ts';
import { Sigmoid } from './layers/sigmoid.ts';
import { SoftmaxWithLoss } from './layers/softmax-with-loss.ts';
import type { Tensor } from './tensor.ts';
import { hasVanishingLabel } from './layers/vanishing-label.ts';

export type Activation = 'relu' | 'sigmoid';

/** The sizes and kind of a two-layer network. */
export interface NetworkShape {
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Number of classes. */
  readonly outputSize: number;
  readonly activation: Activation;
  readonly precision: Precision;
}

/** Gradients of the loss, in the layout of the parameters of the same name. */
export interface Gradients {
  readonly W1: FloatArray;
  readonly b1: FloatArray;
  readonly W2: FloatArray;
  readonly b2: FloatArray;
}

/**
 * The textbook's TwoLayerNet (section 5.7.2): Affine, ReLU or Sigmoid, Affine, SoftmaxWithLoss.
 * Plain and readable; the oracle for every faster one.
 */
export class TwoLayerNet {
  /** W1 (inputSize × hiddenSize), b1, W2 (hiddenSize × outputSize), b2; zeros until set. */
  readonly parameters: readonly [W1: Parameter, b1: Parameter, W2: Parameter, b2: Parameter];
  private readonly affine1: Affine;
  private readonly activation: Layer;
  private readonly affine2: Affine;
  private readonly lastLayer = new SoftmaxWithLoss();

  constructor(shape: NetworkShape) {
    if (!hasKeys(shape, 'inputSize', 'hiddenSize', 'outputSize', 'activation', 'precision')) {
      throw wrongArgument(
        'TwoLayerNet',
        '{ inputSize, hiddenSize, outputSize, activation, precision }',
        shape,
      );
    }
    const { inputSize, hiddenSize, outputSize, activation, precision } = shape;
    const allocate = allocator(precision);
    const W1 = {
      name: 'W1',
      shape: [inputSize, hiddenSize],
      values: allocate(inputSize * hiddenSize),
    };
    const b1 = { name: 'b1', shape: [hiddenSize], values: allocate(hiddenSize) };
    const W2 = {
      name: 'W2',
      shape: [hiddenSize, outputSize],
      values: allocate(hiddenSize * outputSize),
    };
    const b2 = { name: 'b2', shape: [outputSize], values: allocate(outputSize) };
    this.parameters = [W1, b1, W2, b2];
    this.affine1 = new Affine(W1, b1);
    this.activation = activation === 'relu' ? new ReLU() : new Sigmoid();
    this.affine2 = new Affine(W2, b2);
  }

  /**
   * @param x batchSize × inputSize
   * @returns the scores (before softmax), batchSize × outputSize
   */
  predict(x: Tensor): Tensor {
    return this.affine2.forward(this.activation.forward(this.affine1.forward(x)));
  }

  /**
   * The batch's mean loss. Infinity where a label has no probability left at all: the textbook's
   * 1e-8 would give such a network a finite loss for ever, and hide that it has diverged.
   */
  loss(x: Tensor, labels: Labels): number {
    const scores = this.predict(x);
    const loss = this.lastLayer.forward(scores, labels);
    return hasVanishingLabel(scores, labels) ? Infinity : loss;
  }

  /** The share of rows whose largest score is at their label, 0 to 1. */
  accuracy(x: Tensor, labels: Labels): number {
    const indices = labelIndices(labels);
    const predicted = largestOfRows(this.predict(x));
    return predicted.filter((label, row) => label === indices[row]).length / predicted.length;
  }

  /** The gradients by backpropagation, and the batch's mean loss on the way. */
  gradient(x: Tensor, labels: Labels): Gradients & { readonly loss: number } {
    const loss = this.loss(x, labels);
    const dScores = this.lastLayer.backward();
    const dHidden = this.affine2.backward(dScores);
    this.affine1.backwardParameters(this.activation.backward(dHidden));
    return {
      loss,
      W1: this.affine1.dW,
      b1: this.affine1.db,
      W2: this.affine2.dW,
      b2: this.affine2.db,
    };
  }

  /** The gradients by central differences of width h: slow, and right without any calculus. */
  numericalGradient(x: Tensor, labels: Labels, h?: number): Gradients {
    const loss = () => this.loss(x, labels);
    const [W1, b1, W2, b2] = this.parameters.map(({ values }) =>
      numericalGradient(loss, values, h),
    );
    return { W1: W1!, b1: b1!, W2: W2!, b2: b2! };
  }
}
