import { learningRate, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * Aggregated momentum: several velocities with different damping, and the parameters move along
 * their mean. Those with little damping are fast; those with much keep it from oscillating.
 *
 * vₖ ← βₖvₖ + g for k = 1…K, θ ← θ − lr/K · Σₖ vₖ
 *
 * Reference numbers: jettify/pytorch-optimizer and kozistr/pytorch_optimizer, which agree
 * (test/reference/optimizers/aggmo.*.json).
 */
export const aggmo = defineOptimizer({
  name: 'aggmo',
  label: 'AggMo',
  summary:
    'Several velocities with different damping, and the parameters move along their mean. Those with little damping are fast; those with much keep it from oscillating.',
  formula: 'vₖ ← βₖvₖ + g for k = 1…K, θ ← θ − lr/K · Σₖ vₖ',
  paper: {
    authors: 'J. Lucas, S. Sun, R. Zemel, R. Grosse',
    title: 'Aggregated momentum: stability through passive damping',
    year: 2019,
    url: 'https://arxiv.org/abs/1804.00325',
  },
  options: {
    lr: learningRate(0.1, 1e-4, 1),
    betas: {
      type: 'numbers',
      default: [0, 0.9, 0.99],
      min: 0,
      below: 1,
      help: 'share that each velocity keeps (βₖ); as many velocities as there are numbers',
    },
    weightDecay,
  },
  state: ['velocities'],
  stateLength: (_name, shape, { betas }) =>
    shape.reduce((product, size) => product * size, betas.length),
  update(parameters, { lr, betas, weightDecay }) {
    const count = betas.length;
    const rate = lr / count;
    for (const { values, gradient, state } of parameters) {
      const { velocities } = state;
      const { length } = values;
      for (let i = 0; i < length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        let sum = 0;
        for (let k = 0; k < count; k++) {
          const v = betas[k]! * velocities[k * length + i]! + g;
          velocities[k * length + i] = v;
          sum += v;
        }
        values[i] = values[i]! - rate * sum;
      }
    }
  },
});
