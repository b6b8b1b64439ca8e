import { afterEach, describe, expect, it, vi } from 'vitest';
import { Affine } from '../../src/network/layers/affine.ts';
import {
  checkLayers,
  checkNetwork,
  type GradientCheck,
} from '../../src/network/gradients/gradient-check.ts';
import { drawInitialParameters } from '../../src/network/initial-parameters.ts';
import { Sigmoid } from '../../src/network/layers/sigmoid.ts';
import { TwoLayerNet, type Activation } from '../../src/network/two-layer-net.ts';
import { RandomState } from '../../src/base/random/random-state.ts';

const TOLERANCE = 1e-6;

function layers(): GradientCheck[] {
  const random = new RandomState(0);
  return checkLayers(() => random.normal());
}

function network(activation: Activation): GradientCheck[] {
  const random = new RandomState(1);
  const net = new TwoLayerNet({
    inputSize: 7,
    hiddenSize: 5,
    outputSize: 3,
    activation,
    precision: 'float64',
  });
  drawInitialParameters(net.parameters, 0.5, () => random.normal());
  const values = Float64Array.from({ length: 4 * 7 }, () => random.normal());
  return checkNetwork(activation, net, { shape: [4, 7], values }, Uint8Array.of(0, 1, 2, 1));
}

function failing(checks: readonly GradientCheck[]): string[] {
  return checks.filter((check) => !(check.relativeError < TOLERANCE)).map(({ subject }) => subject);
}

describe('the gradient check', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('passes every layer', () => {
    expect(failing(layers())).toEqual([]);
    expect(layers().map(({ subject }) => subject)).toEqual([
      'AddLayer dx, dy',
      'MulLayer dx, dy',
      'ReLU dx',
      'Sigmoid dx',
      'Affine dx',
      'Affine dW',
      'Affine db',
      'SoftmaxWithLoss, label indices dx',
      'SoftmaxWithLoss, one-hot labels dx',
    ]);
  });

  it.each(['relu', 'sigmoid'] as const)('passes every parameter of a %s network', (activation) => {
    expect(failing(network(activation))).toEqual([]);
    expect(network(activation)).toHaveLength(4);
  });

  it('fails where the Sigmoid forgets its slope', () => {
    vi.spyOn(Sigmoid.prototype, 'backward').mockImplementation((dout) => dout);
    expect(failing(layers())).toEqual(['Sigmoid dx']);
    expect(failing(network('sigmoid'))).toEqual(['sigmoid W1', 'sigmoid b1']);
  });

  it('fails where Affine’s gradients are one part in a hundred thousand too large', () => {
    const backwardParameters = Object.getOwnPropertyDescriptor(
      Affine.prototype,
      'backwardParameters',
    )!.value as Affine['backwardParameters'];
    vi.spyOn(Affine.prototype, 'backwardParameters').mockImplementation(function (
      this: Affine,
      dout,
    ) {
      backwardParameters.call(this, dout);
      this.dW = this.dW.map((value) => value * 1.00001);
    });
    expect(failing(layers())).toEqual(['Affine dW']);
    expect(failing(network('relu'))).toEqual(['relu W1', 'relu W2']);
  });
});
