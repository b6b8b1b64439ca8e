import { cosPi } from '../base/math/cos-pi.ts';
import { planarProblem } from './planar-function.ts';

/**
 * 20 + x² + y² − 10(cos 2πx + cos 2πy), a bowl full of pits, its lowest 0 at the origin (Rastrigin,
 * 1974). Which pit a run ends in is luck as much as method.
 */
export const rastrigin = planarProblem({
  name: 'rastrigin',
  label: 'Rastrigin',
  summary: 'a bowl full of pits in two dimensions; lowest 0 at the origin',
  start: [2.2, -1.8],
  value: (x, y) => 20 + x * x + y * y - 10 * (cosPi(2 * x) + cosPi(2 * y)),
  gradient: (x, y) => [slope(x), slope(y)],
});

/** sin 2πt = cos(π(2t − ½)). */
function slope(t: number): number {
  return 2 * t + 20 * Math.PI * cosPi(2 * t - 0.5);
}
