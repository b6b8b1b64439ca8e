import { canDetect, FEWEST_UNITS } from '../../analysis/step-down-max-t.ts';

/** That so many seeds can show no difference, in a clause; nothing where they can. */
export function tooFewSeeds(seeds: number): string | undefined {
  if (canDetect(seeds)) return undefined;
  const few = seeds === 1 ? 'one seed' : `${seeds} seeds`;
  return `with ${few} no difference can be detected, however clear it is; it takes ${FEWEST_UNITS}`;
}
