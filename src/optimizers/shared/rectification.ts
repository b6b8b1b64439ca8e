import { integerPower } from '../../base/math/integer-power.ts';

/**
 * RAdam's factor r for the variance of a second moment that averages few gradients (Liu et al.,
 * "On the variance of the adaptive learning rate and beyond", Algorithm 2).
 *
 * @param step 1 at the first update
 * @returns nothing where the average is too short for the variance to exist (ρₜ of 5 or less)
 */
export function rectification(beta2: number, step: number): number | undefined {
  const decayed = integerPower(beta2, step);
  const longest = 2 / (1 - beta2) - 1;
  const length = longest - (2 * step * decayed) / (1 - decayed);
  if (!(length > 5)) return undefined;
  return Math.sqrt(
    ((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length),
  );
}
