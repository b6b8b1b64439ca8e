import type { FloatArray } from '../parameter.ts';
import { zerosLike } from '../tensor.ts';

/**
 * The gradient by central differences, (f(x + h) − f(x − h)) ÷ 2h in each direction (textbook,
 * section 4.4). `x` is changed in place while f is called, and left as it was.
 *
 * @param h 1e-4 is the textbook's
 */
export function numericalGradient(f: () => number, x: FloatArray, h = 1e-4): FloatArray {
  const gradient = zerosLike(x);
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    x[i] = value + h;
    const above = f();
    x[i] = value - h;
    const below = f();
    gradient[i] = (above - below) / (2 * h);
    x[i] = value;
  }
  return gradient;
}
