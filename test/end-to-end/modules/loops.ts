import { defineOptimizer } from 'lockstep';

export default defineOptimizer({
  name: 'loops',
  label: 'Loops',
  summary: 'Never comes back from its sixth step.',
  formula: '',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, _options, { step }) {
    while (step > 5);
    for (const { values } of parameters) values[0]! += 0;
  },
});
