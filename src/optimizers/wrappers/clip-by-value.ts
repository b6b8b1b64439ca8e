import { withGradient } from './with-gradient.ts';
import { defineWrapper } from './wrapper.ts';

/**
 * Each number of the gradient is kept between −`maxValue` and `maxValue`.
 *
 * g ← min(max(g, −c), c)
 */
export const clipByValue = defineWrapper({
  name: 'clip-by-value',
  summary: 'each number of the gradient is kept between −maxValue and maxValue',
  formula: 'g ← min(max(g, −c), c)',
  paper: {
    authors: 'T. Mikolov',
    title: 'Statistical language models based on neural networks (PhD thesis)',
    year: 2012,
    url: 'https://www.fit.vut.cz/study/phd-thesis/283/',
  },
  options: {
    maxValue: {
      type: 'number',
      default: 1,
      above: 0,
      tune: { min: 1e-3, max: 10, scaling: 'log' },
      help: 'the largest number of a gradient (c)',
    },
  },
  wrap: (optimizer, { maxValue }) =>
    withGradient(optimizer, (slots) => {
      for (const { gradient, changed } of slots) {
        for (let i = 0; i < changed.length; i++) {
          changed[i] = Math.min(Math.max(gradient[i]!, -maxValue), maxValue);
        }
      }
    }),
});
