import type { Parameter } from './parameter.ts';

/**
 * The textbook's initial parameters: `weightInitStd · randn` for matrices, row-major, in the order
 * of the parameters; biases are zero and draw nothing.
 *
 * @param normal draws a standard normal
 */
export function drawInitialParameters(
  parameters: readonly Parameter[],
  weightInitStd: number,
  normal: () => number,
): void {
  for (const { shape, values } of parameters) {
    if (shape.length === 1) values.fill(0);
    else for (let i = 0; i < values.length; i++) values[i] = weightInitStd * normal();
  }
}
