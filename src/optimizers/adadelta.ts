import { decayRate, epsilon, learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Adadelta: the step is the gradient times the ratio of two running roots of mean squares, of past
 * steps and of gradients. The units of the parameters come out right without a learning rate.
 *
 * E[g²] ← ρE[g²] + (1 − ρ)g², Δ = √(E[Δ²] + eps) / √(E[g²] + eps) · g,
 * E[Δ²] ← ρE[Δ²] + (1 − ρ)Δ², θ ← θ − lr·Δ
 *
 * Reference numbers: torch.optim.Adadelta 1.13 (test/reference/optimizers/adadelta.*.json).
 */
export const adadelta = defineOptimizer({
  name: 'adadelta',
  label: 'Adadelta',
  summary:
    'Multiplies the gradient by the ratio of two running roots of mean squares, of past steps and of gradients. The units of the parameters come out right without a learning rate.',
  formula:
    'E[g²] ← ρE[g²] + (1 − ρ)g², Δ = √(E[Δ²] + eps) / √(E[g²] + eps) · g, E[Δ²] ← ρE[Δ²] + (1 − ρ)Δ², θ ← θ − lr·Δ',
  paper: {
    authors: 'M. D. Zeiler',
    title: 'ADADELTA: an adaptive learning rate method',
    year: 2012,
    url: 'https://arxiv.org/abs/1212.5701',
  },
  options: {
    lr: learningRate(1, 1e-2, 10),
    rho: decayRate(0.9, 'decay rate of both means of squares (ρ)'),
    eps: epsilon(1e-6, 'added under both roots; sets the size of the first steps'),
    weightDecay,
  },
  state: ['meanSquaredGradient', 'meanSquaredStep'],
  update(parameters, { lr, rho, eps, weightDecay }) {
    for (const { values, gradient, state } of parameters) {
      const { meanSquaredGradient, meanSquaredStep } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        const squares = rho * meanSquaredGradient[i]! + (1 - rho) * g * g;
        const step = (Math.sqrt(meanSquaredStep[i]! + eps) / Math.sqrt(squares + eps)) * g;
        meanSquaredGradient[i] = squares;
        meanSquaredStep[i] = rho * meanSquaredStep[i]! + (1 - rho) * step * step;
        values[i] = values[i]! - lr * step;
      }
    }
  },
});
