import { normChart } from './norm-chart.ts';

/** How far the updates go. */
export const updateNorms = normChart({
  name: 'update-norms',
  of: 'updateNorm',
  title: 'Norm of the updates',
  y: 'norm of update',
  caption: 'Euclidean norm of the difference that an update made to the parameters.',
});
