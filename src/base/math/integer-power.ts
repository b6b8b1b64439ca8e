/**
 * base^exponent by repeated squaring, the same bits on every machine (`Math.pow` may differ between
 * JavaScript engines).
 *
 * @param exponent a whole number, 0 or more
 */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= factor;
    factor *= factor;
  }
  return result;
}
