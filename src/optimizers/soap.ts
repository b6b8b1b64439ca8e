import { integerPower } from '../base/math/integer-power.ts';
import { multiply, multiplySymmetric, transpose } from '../base/math/matrix.ts';
import { Workspace } from '../base/math/workspace.ts';
import type { FloatArray } from '../network/parameter.ts';
import {
  beta1,
  beta2,
  decoupledWeightDecay,
  epsilon,
  learningRate,
} from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';
import type { ParameterSlot } from './shared/optimizer.ts';
import { refineBasis, startBasis } from './shared/soap-basis.ts';

const workspace = new Workspace();

type State = 'left' | 'right' | 'leftBasis' | 'rightBasis' | 'm' | 'v';

/**
 * SOAP: Adam in the coordinates in which Shampoo's preconditioner is diagonal. Those turn slowly,
 * so that they are brought up to date only every few steps while Adam's second moment runs on.
 *
 * G' = Q_LᵀGQ_R, M ← β₁M + (1 − β₁)G', V ← β₂V + (1 − β₂)G'², N = Q_L(M / (√V + eps))Q_Rᵀ,
 * W ← (1 − lr·λ)(W − lr·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·N), L ← β₂L + (1 − β₂)GGᵀ, R ← β₂R + (1 − β₂)GᵀG,
 * every `preconditionFrequency` steps Q_L, Q_R ← QR(LQ_L), QR(RQ_R), to which M is turned
 *
 * As in the authors' code, the first step only starts L, R and the bases, and vectors are left to
 * Adam. A side longer than `maxPrecondDim` is not turned.
 *
 * Reference numbers: the authors' code, nikhilvyas/SOAP (test/reference/optimizers/soap.*.json). It
 * takes the QR decompositions in float32 whatever the parameters are, this in float64: the two agree
 * to 10⁻⁹ up to the first, then to about 10⁻⁵.
 */
export const soap = defineOptimizer({
  name: 'soap',
  label: 'SOAP',
  summary:
    'Adam in the coordinates in which Shampoo’s preconditioner is diagonal. Those turn slowly, so that they are brought up to date only every few steps while Adam’s second moment runs on.',
  formula:
    'G′ = Q_LᵀGQ_R, M ← β₁M + (1 − β₁)G′, V ← β₂V + (1 − β₂)G′², W ← W − lr·Q_L(M̂ / (√V̂ + eps))Q_Rᵀ; L ← β₂L + (1 − β₂)GGᵀ, R ← β₂R + (1 − β₂)GᵀG, Q their eigenvectors',
  paper: {
    authors:
      'N. Vyas, D. Morwani, R. Zhao, M. Kwun, I. Shapira, D. Brandfonbrener, L. Janson, S. Kakade',
    title: 'SOAP: improving and stabilizing Shampoo using Adam',
    year: 2024,
    url: 'https://arxiv.org/abs/2409.11321',
  },
  options: {
    lr: learningRate(0.003, 1e-5, 0.1),
    beta1: beta1(0.95),
    beta2: beta2(0.95),
    eps: epsilon(1e-8),
    weightDecay: decoupledWeightDecay(0.01),
    preconditionFrequency: {
      type: 'integer',
      default: 10,
      min: 1,
      help: 'steps between two refreshes of the bases',
    },
    maxPrecondDim: {
      type: 'integer',
      default: 10000,
      min: 0,
      help: 'longest side of a matrix that has a basis; each costs the cube of its length',
    },
  },
  state: ['left', 'right', 'leftBasis', 'rightBasis', 'm', 'v'],
  layerwise: true,
  stateLength: (name, shape, { maxPrecondDim }) => {
    if (name === 'm' || name === 'v') return shape.reduce((product, size) => product * size, 1);
    const side = shape[name.startsWith('left') ? 0 : 1]!;
    return shape.length === 2 && side <= maxPrecondDim ? side * side : 0;
  },
  update(parameters, options, { step }) {
    const { lr, beta1, beta2, eps, weightDecay, preconditionFrequency } = options;
    if (step === 1) {
      for (const slot of parameters) {
        const { left, right, leftBasis, rightBasis } = slot.state;
        accumulate(slot, beta2);
        if (left.length > 0) startBasis(left, leftBasis, slot.shape[0]!);
        if (right.length > 0) startBasis(right, rightBasis, slot.shape[1]!);
      }
      return;
    }
    const rate =
      (lr * Math.sqrt(1 - integerPower(beta2, step - 1))) / (1 - integerPower(beta1, step - 1));
    const kept = 1 - lr * weightDecay;
    for (const slot of parameters) {
      const { values, gradient, state } = slot;
      const { m, v } = state;
      const turned = turn(gradient, slot, 'into');
      for (let i = 0; i < values.length; i++) {
        const g = turned[i]!;
        m[i] = beta1 * m[i]! + (1 - beta1) * g;
        v[i] = beta2 * v[i]! + (1 - beta2) * g * g;
        turned[i] = m[i]! / (Math.sqrt(v[i]!) + eps);
      }
      const direction = turn(turned, slot, 'back');
      for (let i = 0; i < values.length; i++) {
        values[i] = (values[i]! - rate * direction[i]!) * kept;
      }
      accumulate(slot, beta2);
      if ((step - 1) % preconditionFrequency === 0) refresh(slot);
    }
  },
});

/** L and R take in one gradient. */
function accumulate({ gradient, shape, state }: ParameterSlot<State>, beta2: number): void {
  const { left, right } = state;
  if (left.length + right.length === 0) return;
  const rows = shape[0]!;
  const columns = shape[1]!;
  const transposed = workspace.array('transposed', gradient.length);
  transpose(gradient, transposed, rows, columns);
  const square = workspace.array('square', Math.max(left.length, right.length));
  if (left.length > 0) {
    multiplySymmetric(gradient, transposed, square, rows, columns);
    for (let i = 0; i < left.length; i++) left[i]! += (1 - beta2) * (square[i]! - left[i]!);
  }
  if (right.length > 0) {
    multiplySymmetric(transposed, gradient, square, columns, rows);
    for (let i = 0; i < right.length; i++) right[i]! += (1 - beta2) * (square[i]! - right[i]!);
  }
}

/**
 * A matrix of a parameter's shape in the coordinates of its bases, or back from them.
 * @returns a scratch array that the next turn but one overwrites
 */
function turn(
  matrix: FloatArray,
  { shape, state }: ParameterSlot<State>,
  direction: 'into' | 'back',
): Float64Array {
  const { leftBasis, rightBasis } = state;
  const result = workspace.array(direction, matrix.length);
  const spare = workspace.array('spare', matrix.length);
  const basis = workspace.array('basis', Math.max(leftBasis.length, rightBasis.length));
  result.set(matrix);
  if (leftBasis.length > 0) {
    const size = shape[0]!;
    if (direction === 'back') transpose(leftBasis, basis, size, size);
    multiply(direction === 'back' ? basis : leftBasis, result, spare, size, size, shape[1]!);
    result.set(spare.subarray(0, matrix.length));
  }
  if (rightBasis.length > 0) {
    const size = shape[1]!;
    if (direction === 'into') transpose(rightBasis, basis, size, size);
    multiply(result, direction === 'into' ? basis : rightBasis, spare, shape[0]!, size, size);
    result.set(spare.subarray(0, matrix.length));
  }
  return result;
}

/** Brings the bases up to date, turns M along and sorts V with them. */
function refresh(slot: ParameterSlot<State>): void {
  const { left, right, leftBasis, rightBasis, m, v } = slot.state;
  if (left.length + right.length === 0) return;
  const rows = slot.shape[0]!;
  const columns = slot.shape[1]!;
  const mean = turn(m, slot, 'back');
  const order = workspace.array('order', Math.max(rows, columns));
  const sorted = workspace.array('spare', v.length);
  if (left.length > 0) {
    refineBasis(left, leftBasis, order, rows);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) sorted[i * columns + j] = v[order[i]! * columns + j]!;
    }
    v.set(sorted.subarray(0, v.length));
  }
  if (right.length > 0) {
    refineBasis(right, rightBasis, order, columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) sorted[i * columns + j] = v[i * columns + order[j]!]!;
    }
    v.set(sorted.subarray(0, v.length));
  }
  m.set(turn(mean, slot, 'into').subarray(0, m.length));
}
