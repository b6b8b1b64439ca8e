import { defineOptimizer } from 'lockstep';

export default defineOptimizer({
  name: 'not-a-number',
  label: 'NaN',
  summary: 'Writes what is no number.',
  formula: '',
  paper: { authors: 'A Stranger', title: 'None', year: 2026, url: 'https://example.org' },
  options: { lr: { type: 'number', default: 0.01, min: 0, help: 'learning rate' } },
  state: [],
  update(parameters, _options, { step }) {
    for (const { values } of parameters) values.fill(NaN * step);
  },
});
