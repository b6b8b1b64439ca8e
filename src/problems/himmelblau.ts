import { planarProblem } from './planar-function.ts';

/** (x² + y − 11)² + (x + y² − 7)², with four minima of 0 (Himmelblau, 1972). */
export const himmelblau = planarProblem({
  name: 'himmelblau',
  label: 'Himmelblau',
  summary: 'four minima of 0 in two dimensions',
  start: [0, 0],
  value(x, y) {
    const [a, b] = [x * x + y - 11, x + y * y - 7];
    return a * a + b * b;
  },
  gradient(x, y) {
    const [a, b] = [x * x + y - 11, x + y * y - 7];
    return [4 * x * a + 2 * b, 2 * a + 4 * y * b];
  },
});
