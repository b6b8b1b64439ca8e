import type { FloatArray } from '../../network/parameter.ts';

/** The Euclidean norm of a list of numbers. */
export function norm(numbers: FloatArray): number {
  const { length } = numbers;
  let squares = 0;
  for (let i = 0; i < length; i++) squares += numbers[i]! * numbers[i]!;
  return Math.sqrt(squares);
}
