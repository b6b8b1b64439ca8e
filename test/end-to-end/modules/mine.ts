import { defineOptimizer } from 'lockstep';
import { factor } from './factor.ts';

// An enum needs a real compiler: taking the types out is not enough.
enum Sign {
  Down = -1,
}

export default defineOptimizer({
  name: 'mine',
  label: 'Mine',
  summary: 'Gradient descent, as a stranger would write it.',
  formula: 'θ ← θ − η·g',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, { lr }) {
    for (const { values, gradient } of parameters) {
      for (let i = 0; i < values.length; i++) values[i]! += Sign.Down * factor * lr * gradient[i]!;
    }
  },
});
