import { withGradient } from './with-gradient.ts';
import { defineWrapper } from './wrapper.ts';

/**
 * A gradient longer than `maxNorm`, all parameters together, is shortened to it. Its direction
 * stays, so that a cliff in the loss can't throw the parameters far.
 *
 * g ← g·min(1, c / ‖g‖)
 */
export const clipByNorm = defineWrapper({
  name: 'clip-by-norm',
  summary: 'a gradient longer than maxNorm, all parameters together, is shortened to it',
  formula: 'g ← g·min(1, c / ‖g‖)',
  paper: {
    authors: 'R. Pascanu, T. Mikolov, Y. Bengio',
    title: 'On the difficulty of training recurrent neural networks',
    year: 2013,
    url: 'https://arxiv.org/abs/1211.5063',
  },
  options: {
    maxNorm: {
      type: 'number',
      default: 1,
      above: 0,
      tune: { min: 0.01, max: 100, scaling: 'log' },
      help: 'the longest gradient (c)',
    },
  },
  wrap: (optimizer, { maxNorm }) =>
    withGradient(optimizer, (slots) => {
      let squares = 0;
      for (const { gradient, changed } of slots) {
        for (let i = 0; i < changed.length; i++) squares += gradient[i]! * gradient[i]!;
      }
      const norm = Math.sqrt(squares);
      const scale = norm > maxNorm ? maxNorm / norm : 1;
      for (const { gradient, changed } of slots) {
        for (let i = 0; i < changed.length; i++) changed[i] = scale * gradient[i]!;
      }
    }),
});
