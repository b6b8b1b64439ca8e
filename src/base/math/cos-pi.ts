/**
 * cos(π·x), the same bits on every machine (`Math.cos` may differ between JavaScript engines), to
 * within 2⁻⁵² of the true value.
 *
 * Method: x is brought to [0, ¼] by the cosine's symmetries, where the Taylor series of the cosine
 * or of the sine, up to the power 19, has a remainder below 2⁻⁶⁰.
 *
 * @param x any finite number
 */
export function cosPi(x: number): number {
  const folded = Math.abs(x) % 2;
  const half = folded > 1 ? 2 - folded : folded;
  if (half > 0.75) return -cosine(1 - half);
  if (half > 0.25) return sine(0.5 - half);
  return cosine(half);
}

function cosine(x: number): number {
  const angle = Math.PI * x;
  const square = angle * angle;
  let sum = 1;
  for (let n = 18; n > 0; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum;
  return sum;
}

function sine(x: number): number {
  const angle = Math.PI * x;
  const square = angle * angle;
  let sum = 1;
  for (let n = 19; n > 1; n -= 2) sum = 1 - (square / (n * (n - 1))) * sum;
  return angle * sum;
}
