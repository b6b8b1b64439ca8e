import { planarProblem } from './planar-function.ts';

/**
 * x²/2 + y⁴/4 − y²/2 + 1/4: a saddle at the origin between two minima of 0 at (0, ±1). Runs start
 * near the ridge, where the way down is flat at first.
 */
export const saddle = planarProblem({
  name: 'saddle',
  label: 'Saddle',
  summary: 'a saddle at the origin between minima of 0 at (0, ±1)',
  start: [1, 0],
  value: (x, y) => (x * x) / 2 + ((y * y - 1) * (y * y - 1)) / 4,
  gradient: (x, y) => [x, y * (y * y - 1)],
});
