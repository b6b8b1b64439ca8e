/**
 * The Kaiser window: I₀(β·√(1 − (2i/(n−1) − 1)²)) ÷ I₀(β), i = 0 … n−1
 * (J. F. Kaiser, 1974; NumPy's `np.kaiser`).
 *
 * @param length odd or even, 1 or more
 * @param beta 0 gives a rectangle; larger values a narrower peak
 * @returns the weights, not normalised
 */
export function kaiserWindow(length: number, beta: number): Float64Array {
  if (length === 1) return Float64Array.of(1);
  const scale = besselI0(beta);
  return Float64Array.from({ length }, (_, i) => {
    const place = (2 * i) / (length - 1) - 1;
    return besselI0(beta * Math.sqrt(1 - place * place)) / scale;
  });
}

/** I₀, the modified Bessel function of the first kind: Σ (x²/4)ᵏ ÷ (k!)² (Abramowitz & Stegun 9.6.12). */
function besselI0(x: number): number {
  const quarter = (x * x) / 4;
  let sum = 1;
  for (let k = 1, term = 1; term > sum * Number.EPSILON * 1e-3; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}
