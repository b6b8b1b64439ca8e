import { learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';
import {
  averagingOptions,
  averagingStep,
  startAveraging,
} from './shared/schedule-free-averaging.ts';

/**
 * Schedule-free SGD: gradients are taken between a fast point z, which SGD moves, and the average x
 * of all its places, at which it is judged. The averaging does what a falling learning rate would.
 *
 * y = (1 − β)z + βx, z ← z − γₜ·g(y), x ← (1 − cₜ)x + cₜz,
 * γₜ = lr·min(1, t / warmupSteps), cₜ = wₜ / Σ wᵢ, wₜ = t^r · (max γ)^p
 *
 * The parameters are y; x = y + (1 − 1/β)(z − y) is the evaluation point. Weight decay is added to
 * the gradient, at y.
 *
 * Reference numbers: the authors' code, facebookresearch/schedule_free
 * (test/reference/optimizers/schedule-free-sgd.*.json).
 */
export const scheduleFreeSgd = defineOptimizer({
  name: 'schedule-free-sgd',
  label: 'Schedule-free SGD',
  summary:
    'Gradients are taken between a fast point, which SGD moves, and the average of all its places, at which it is judged. The averaging does what a falling learning rate would.',
  formula: 'y = (1 − β)z + βx, z ← z − γₜ·g(y), x ← (1 − cₜ)x + cₜz',
  paper: {
    authors: 'A. Defazio, X. A. Yang, H. Mehta, K. Mishchenko, A. Khaled, A. Cutkosky',
    title: 'The road less scheduled',
    year: 2024,
    url: 'https://arxiv.org/abs/2405.15682',
  },
  options: {
    lr: learningRate(1, 1e-3, 10),
    momentum: {
      type: 'number',
      default: 0.9,
      above: 0,
      below: 1,
      tune: { min: 0.5, max: 0.98, scaling: 'one-minus-log' },
      help: 'how near to the average gradients are taken (β)',
    },
    ...averagingOptions,
    weightDecay,
  },
  state: ['z'],
  initialize(parameters, _options, scalars) {
    for (const { values, state } of parameters) state.z.set(values);
    startAveraging(scalars);
  },
  update(parameters, options, { step, scalars }) {
    const { momentum, weightDecay } = options;
    const { rate, share } = averagingStep(options, step, scalars);
    const gradientRate = rate * (1 - momentum * (1 - share));
    for (const { values, gradient, state } of parameters) {
      const { z } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        values[i] = values[i]! + share * (z[i]! - values[i]!) - gradientRate * g;
        z[i] = z[i]! - rate * g;
      }
    }
  },
  evaluationPoint(parameters, { momentum }, _context, point) {
    const share = 1 - 1 / momentum;
    parameters.forEach(({ values, state }, p) => {
      const x = point[p]!;
      for (let i = 0; i < x.length; i++) x[i] = values[i]! + share * (state.z[i]! - values[i]!);
    });
  },
});
