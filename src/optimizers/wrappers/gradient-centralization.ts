import { withGradient } from './with-gradient.ts';
import { defineWrapper } from './wrapper.ts';

/**
 * The gradient of the weights into one unit loses its mean, so that they keep their sum. Biases
 * stay as they are.
 *
 * G ← G − 1·mean(G), the mean over the inputs of each output (a column of a weight matrix here)
 */
export const gradientCentralization = defineWrapper({
  name: 'gradient-centralization',
  summary: 'the gradient of the weights into one unit loses its mean',
  formula: 'G ← G − 1·mean(G), the mean over the inputs of each output',
  paper: {
    authors: 'H. Yong, J. Huang, X. Hua, L. Zhang',
    title: 'Gradient centralization: a new optimization technique for deep neural networks',
    year: 2020,
    url: 'https://arxiv.org/abs/2004.01461',
  },
  options: {},
  wrap: (optimizer) => ({
    ...withGradient(optimizer, (slots) => {
      for (const { gradient, changed, shape } of slots) {
        if (shape.length < 2) {
          changed.set(gradient);
          continue;
        }
        const rows = shape[0]!;
        const columns = shape[1]!;
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          for (let i = column; i < gradient.length; i += columns) sum += gradient[i]!;
          const mean = sum / rows;
          for (let i = column; i < gradient.length; i += columns) changed[i] = gradient[i]! - mean;
        }
      }
    }),
    layerwise: true,
  }),
});
