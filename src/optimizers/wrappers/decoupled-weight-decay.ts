import { defineWrapper } from './wrapper.ts';

/**
 * The parameters shrink by a share of themselves before each update, in proportion to the learning
 * rate; the gradient, and so the optimizer's memory, knows nothing of it.
 *
 * θ ← θ − lr·λθ, then the update
 */
export const decoupledWeightDecay = defineWrapper({
  name: 'decoupled-weight-decay',
  summary: 'the parameters shrink by a share of themselves before each update',
  formula: 'θ ← θ − lr·λθ',
  paper: {
    authors: 'I. Loshchilov, F. Hutter',
    title: 'Decoupled weight decay regularization',
    year: 2019,
    url: 'https://arxiv.org/abs/1711.05101',
  },
  options: {
    weightDecay: {
      type: 'number',
      default: 0.01,
      min: 0,
      tune: { min: 1e-5, max: 1, scaling: 'log' },
      help: 'the share, over the learning rate (λ)',
    },
  },
  wrap: (optimizer, { weightDecay }) => ({
    ...optimizer,
    update(slots, options, context) {
      const kept = 1 - (options['lr'] as number) * weightDecay;
      for (const { values } of slots) {
        for (let i = 0; i < values.length; i++) values[i] = values[i]! * kept;
      }
      optimizer.update(slots, options, context);
    },
  }),
});
