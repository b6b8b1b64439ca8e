import { planarProblem } from './planar-function.ts';

/**
 * (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)², flat with steep corners, its minimum 0 at
 * (3, 0.5) (Beale, 1958).
 */
export const beale = planarProblem({
  name: 'beale',
  label: 'Beale',
  summary: 'flat, with steep corners, in two dimensions; minimum 0 at (3, 0.5)',
  start: [1, 1],
  value(x, y) {
    const [a, b, c] = terms(x, y);
    return a * a + b * b + c * c;
  },
  gradient(x, y) {
    const [a, b, c] = terms(x, y);
    return [
      2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
      2 * x * (a + 2 * b * y + 3 * c * y * y),
    ];
  },
});

function terms(x: number, y: number): [number, number, number] {
  return [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y];
}
