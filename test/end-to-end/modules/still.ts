import { defineOptimizer } from 'lockstep';

/** Bears the names of the library's SGD, and leaves the parameters as they are. */
export default defineOptimizer({
  name: 'sgd',
  label: 'SGD',
  summary: 'Stands still.',
  formula: 'θ ← θ',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update() {
    // Nothing.
  },
});
