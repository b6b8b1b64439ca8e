import { planarProblem } from './planar-function.ts';

/** (1 − x)² + 100(y − x²)², a curved valley with its minimum 0 at (1, 1) (Rosenbrock, 1960). */
export const rosenbrock = planarProblem({
  name: 'rosenbrock',
  label: 'Rosenbrock',
  summary: 'a narrow curved valley in two dimensions; minimum 0 at (1, 1)',
  start: [-1.2, 1],
  value: (x, y) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
  gradient: (x, y) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
});
