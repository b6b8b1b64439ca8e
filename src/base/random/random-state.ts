import { wrongArgument } from '../errors/wrong-argument.ts';
import { ln } from '../math/ln.ts';
import { MT19937 } from './mt19937.ts';

/**
 * NumPy's legacy random stream, `np.random.RandomState(seed)`: the numbers that the textbook's
 * programs draw after `np.random.seed(seed)`. Integers and uniform doubles are NumPy's bit for bit;
 * normals too, but for about one in 2,700 where the C library rounds a logarithm the other way and
 * the last bit differs.
 */
export class RandomState {
  private readonly generator: MT19937;
  private keptNormal: number | undefined;

  /** @param seed an integer from 0 to 2³² − 1 */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
      throw wrongArgument('RandomState', 'a whole number from 0 to 2^32 − 1', seed);
    }
    this.generator = new MT19937(seed);
  }

  /** `np.random.random_sample()`: a double in [0, 1) with 53 random bits. */
  uniform(): number {
    const a = this.generator.nextUint32() >>> 5;
    const b = this.generator.nextUint32() >>> 6;
    return (a * 2 ** 26 + b) / 2 ** 53;
  }

  /**
   * `np.random.randn()`: a standard normal, by Marsaglia's polar method. Every second call returns
   * the number kept by the call before, whatever was drawn in between.
   */
  normal(): number {
    if (this.keptNormal !== undefined) {
      const kept = this.keptNormal;
      this.keptNormal = undefined;
      return kept;
    }
    let x1: number;
    let x2: number;
    let r2: number;
    do {
      x1 = 2 * this.uniform() - 1;
      x2 = 2 * this.uniform() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 === 0);
    const factor = Math.sqrt((-2 * ln(r2)) / r2);
    this.keptNormal = factor * x1;
    return factor * x2;
  }

  /**
   * `np.random.choice(n, size)`: integers from 0 to n − 1, drawn with replacement.
   * @param n 1 to 2³²
   * @throws RangeError where n is not in that range
   */
  choice(n: number, size: number): Uint32Array {
    if (!Number.isInteger(n) || n < 1 || n > 2 ** 32) {
      throw new RangeError(`choice draws from 1 to 2^32 numbers, not from ${n}`);
    }
    const drawn = new Uint32Array(size);
    // One value takes nothing from the stream, as in NumPy.
    if (n === 1) return drawn;
    const largest = n - 1;
    const mask = 2 ** (32 - Math.clz32(largest)) - 1;
    for (let i = 0; i < size; i++) {
      let value: number;
      do {
        value = (this.generator.nextUint32() & mask) >>> 0;
      } while (value > largest);
      drawn[i] = value;
    }
    return drawn;
  }
}
