import { normChart } from './norm-chart.ts';

/** How large the weights are. */
export const weightNorms = normChart({
  name: 'weight-norms',
  of: 'weightNorm',
  title: 'Norm of the weights',
  y: 'norm of weights',
  caption: 'Euclidean norm of the parameters after the update.',
});
