import { withArray } from './with-array.ts';
import { defineWrapper } from './wrapper.ts';

/**
 * The optimizer explores for k steps; then slow weights go a share of the way to where it is, and it
 * starts again from there. Its memory is kept.
 *
 * every k steps: φ ← φ + α(θ − φ), θ ← φ
 */
export const lookahead = defineWrapper({
  name: 'lookahead',
  summary: 'every k steps slow weights go a share of the way to the parameters, which start there',
  formula: 'every k steps: φ ← φ + α(θ − φ), θ ← φ',
  paper: {
    authors: 'M. R. Zhang, J. Lucas, G. Hinton, J. Ba',
    title: 'Lookahead optimizer: k steps forward, 1 step back',
    year: 2019,
    url: 'https://arxiv.org/abs/1907.08610',
  },
  options: {
    k: { type: 'integer', default: 5, min: 1, help: 'steps between two of the slow weights' },
    alpha: {
      type: 'number',
      default: 0.5,
      min: 0,
      max: 1,
      tune: { min: 0.2, max: 0.8, scaling: 'linear' },
      help: 'share of the way that the slow weights go (α)',
    },
  },
  wrap(optimizer, { k, alpha }) {
    const [changed, name] = withArray(optimizer, 'slow');
    return {
      ...changed,
      initialize(slots, options, scalars) {
        optimizer.initialize?.(slots, options, scalars);
        for (const { values, state } of slots) state[name]!.set(values);
      },
      update(slots, options, context) {
        optimizer.update(slots, options, context);
        if (context.step % k !== 0) return;
        for (const { values, state } of slots) {
          const slow = state[name]!;
          for (let i = 0; i < values.length; i++) {
            slow[i] = slow[i]! + alpha * (values[i]! - slow[i]!);
            values[i] = slow[i]!;
          }
        }
      },
    };
  },
});
