/** At which iterations something is taken: at 0, `every`, 2 · `every`, …, and at the last. */
export interface Times {
  readonly every?: number | undefined;
  readonly end: boolean;
}

/** @param iterations of the whole run */
export function isTakenAt({ every, end }: Times, iterations: number, iteration: number): boolean {
  if (end && iteration === iterations - 1) return true;
  return every !== undefined && iteration % every === 0;
}

/** How often something is taken at most: once more than it is where the last iteration is regular. */
export function mostTaken({ every, end }: Times, iterations: number): number {
  const regular = every === undefined ? 0 : Math.ceil(iterations / every);
  return regular + (end ? 1 : 0);
}
