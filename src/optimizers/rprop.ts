import { learningRate } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Rprop: only the signs of the gradient count; each coordinate has a step size of its own. It grows
 * while the sign stays, shrinks when the sign changes, and then waits one step (Rprop−).
 *
 * Δ ← clamp(η⁺Δ) where gₜ·gₜ₋₁ > 0, clamp(η⁻Δ) where it is < 0 (and gₜ counts as 0),
 * θ ← θ − Δ·sign(gₜ)
 *
 * Made for full batches; small ones change signs at random. `lr` is the first Δ; where a schedule
 * changes lr, the steps are scaled by lr / its first value.
 *
 * Reference numbers: torch.optim.Rprop 1.13 (test/reference/optimizers/rprop.*.json).
 */
export const rprop = defineOptimizer({
  name: 'rprop',
  label: 'Rprop',
  summary:
    'Only the signs of the gradient count; each coordinate has a step size of its own. It grows while the sign stays, shrinks when the sign changes, and then waits one step.',
  formula:
    'Δ ← clamp(η⁺Δ) where gₜ·gₜ₋₁ > 0, clamp(η⁻Δ) where it is < 0 (and gₜ counts as 0), θ ← θ − Δ·sign(gₜ)',
  paper: {
    authors: 'M. Riedmiller, H. Braun',
    title: 'A direct adaptive method for faster backpropagation learning: the RPROP algorithm',
    year: 1993,
    url: 'https://doi.org/10.1109/ICNN.1993.298623',
  },
  options: {
    lr: learningRate(0.01, 1e-5, 0.1),
    etaMinus: {
      type: 'number',
      default: 0.5,
      above: 0,
      below: 1,
      help: 'shrinks a step size (η⁻)',
    },
    etaPlus: { type: 'number', default: 1.2, above: 1, help: 'grows a step size (η⁺)' },
    stepMin: { type: 'number', default: 1e-6, min: 0, help: 'smallest step size' },
    stepMax: { type: 'number', default: 50, min: 0, help: 'largest step size' },
  },
  state: ['stepSize', 'previous'],
  initialize(parameters, { lr }, scalars) {
    scalars['firstRate'] = lr;
    for (const { state } of parameters) state.stepSize.fill(lr);
  },
  update(parameters, { lr, etaMinus, etaPlus, stepMin, stepMax }, { scalars }) {
    const firstRate = scalars['firstRate']!;
    const scale = lr === 0 ? 0 : lr / firstRate;
    for (const { values, gradient, state } of parameters) {
      const { stepSize, previous } = state;
      for (let i = 0; i < values.length; i++) {
        let g = gradient[i]!;
        const agreement = g * previous[i]!;
        let size = stepSize[i]!;
        if (agreement > 0) size *= etaPlus;
        else if (agreement < 0) {
          size *= etaMinus;
          g = 0;
        }
        size = Math.min(Math.max(size, stepMin), stepMax);
        stepSize[i] = size;
        previous[i] = g;
        values[i] = values[i]! - scale * size * Math.sign(g);
      }
    }
  },
});
