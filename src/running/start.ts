import type { Experiment } from '../experiment/schema.ts';
import { drawInitialParameters } from '../network/initial-parameters.ts';
import type { Parameter } from '../network/parameter.ts';
import { RandomState } from '../base/random/random-state.ts';

/**
 * Draws the first parameters of every run from the seed's stream, in the runs' order, and leaves the
 * stream where the batches begin. Whoever trains a part of the runs draws for all of them, so that
 * the numbers don't depend on who trains what.
 *
 * @param runCount how many runs the comparison has
 * @param parametersOf the parameters of a run to set; nothing where another thread has that run
 * @param scratch parameters of the same shapes that may be overwritten
 */
export function drawStart(
  { seed, init, network }: Pick<Experiment, 'seed' | 'init' | 'network'>,
  runCount: number,
  parametersOf: (run: number) => readonly Parameter[] | undefined,
  scratch: readonly Parameter[],
): RandomState {
  const random = new RandomState(seed);
  for (let run = 0; run < runCount; run++) {
    if (init === 'independent' || run === 0) {
      drawInitialParameters(scratch, network.weightInitStd, () => random.normal());
    }
    parametersOf(run)?.forEach(({ values }, i) => values.set(scratch[i]!.values));
  }
  return random;
}
