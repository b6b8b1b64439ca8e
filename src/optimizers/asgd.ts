import { power } from '../base/math/power.ts';
import { learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Averaged SGD: plain steps with a falling learning rate, judged at the average of the parameters
 * from step t₀ on. Averaging takes out the noise that the batches leave.
 *
 * ηₜ = lr / (1 + λ·lr·(t − 1))^α, θ ← (1 − ληₜ)θ − ηₜg, a ← a + μₜ(θ − a),
 * μₜ = 1 / max(1, t − 1 − t₀)
 *
 * It is judged at a, which is θ itself up to step t₀ + 2.
 *
 * Reference numbers: torch.optim.ASGD 1.13 (test/reference/optimizers/asgd.*.json).
 */
export const asgd = defineOptimizer({
  name: 'asgd',
  label: 'ASGD',
  summary:
    'Plain steps with a falling learning rate, judged at the average of the parameters from step t₀ on. Averaging takes out the noise that the batches leave.',
  formula:
    'ηₜ = lr / (1 + λ·lr·(t − 1))^α, θ ← (1 − ληₜ)θ − ηₜg, a ← a + (θ − a) / max(1, t − 1 − t₀)',
  paper: {
    authors: 'B. T. Polyak, A. B. Juditsky',
    title: 'Acceleration of stochastic approximation by averaging',
    year: 1992,
    url: 'https://doi.org/10.1137/0330046',
  },
  options: {
    lr: learningRate(0.01, 1e-4, 10),
    lambd: { type: 'number', default: 1e-4, min: 0, help: 'decay of parameters and of lr (λ)' },
    alpha: { type: 'number', default: 0.75, min: 0, help: 'exponent of the decay of lr (α)' },
    t0: { type: 'number', default: 1e6, min: 0, help: 'step from which parameters are averaged' },
    weightDecay,
  },
  state: ['average'],
  initialize(parameters) {
    for (const { values, state } of parameters) state.average.set(values);
  },
  update(parameters, { lr, lambd, alpha, t0, weightDecay }, { step }) {
    const rate = lr / power(1 + lambd * lr * (step - 1), alpha);
    const share = 1 / Math.max(1, step - 1 - t0);
    const kept = 1 - lambd * rate;
    for (const { values, gradient, state } of parameters) {
      const { average } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        values[i] = values[i]! * kept - rate * g;
        average[i] = average[i]! * (1 - share) + values[i]! * share;
      }
    }
  },
  evaluationPoint(parameters, _options, _context, point) {
    parameters.forEach(({ state }, i) => point[i]!.set(state.average));
  },
});
