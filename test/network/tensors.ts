import { expect } from 'vitest';
import type { FloatArray } from '../../src/network/parameter.ts';
import type { Tensor } from '../../src/network/tensor.ts';

interface WrittenTensor {
  readonly shape: number[];
  readonly values: number[];
}

/** A tensor from a reference file. */
export function tensor({ shape, values }: WrittenTensor): Tensor {
  return { shape, values: Float64Array.from(values) };
}

/** Fails where two arrays differ by more than a tolerance, relative to the largest expected number. */
export function expectClose(
  actual: FloatArray,
  expected: ArrayLike<number>,
  tolerance = 1e-14,
): void {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...Array.from(expected, Math.abs));
  const difference = Math.max(...Array.from(actual, (value, i) => Math.abs(value - expected[i]!)));
  expect(difference).toBeLessThanOrEqual(tolerance * largest);
}
