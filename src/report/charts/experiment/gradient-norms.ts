import { normChart } from './norm-chart.ts';

/** How large the gradients are. */
export const gradientNorms = normChart({
  name: 'gradient-norms',
  of: 'gradientNorm',
  title: 'Norm of the gradient',
  y: 'norm of gradient',
  caption: 'Euclidean norm of the gradient on the batch, as the optimizer got it.',
});
