import { defineOptimizer } from 'lockstep';

/** Bears the names of the library's Adam, without the state that its kernel works on. */
export default defineOptimizer({
  name: 'adam',
  label: 'Adam',
  summary: 'Goes along the gradient.',
  formula: 'θ ← θ + lr·g',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, { lr }) {
    for (const { values, gradient } of parameters) {
      for (let i = 0; i < values.length; i++) values[i]! += lr * gradient[i]!;
    }
  },
});
