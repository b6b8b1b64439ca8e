import { defineOptimizer } from 'lockstep';

export default defineOptimizer({
  name: 'throws',
  label: 'Throws',
  summary: 'Fails in its sixth step.',
  formula: '',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, _options, { step }) {
    if (step > 5) throw new Error('out of luck');
    for (const { values } of parameters) values[0]! += 0;
  },
});
