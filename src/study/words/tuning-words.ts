import { listed } from '../../base/errors/listed.ts';
import type { Study } from '../plan/schema.ts';

/**
 * How much each optimizer was tuned, in a clause.
 * @param untuned those that had nothing to tune
 * @param all how many optimizers there are
 */
export function tuningInWords(
  { trials, seeds }: Study['tuning'],
  untuned: readonly string[],
  all: number,
): string {
  if (trials <= 1) return 'no optimizer tuned: all with the settings given';
  if (untuned.length === all) return 'no optimizer tuned, as none had anything to tune';
  const runs = seeds > 1 ? ` of ${seeds} runs` : '';
  const but =
    untuned.length === 0
      ? ''
      : `, but ${listed(untuned)}, which ${untuned.length === 1 ? 'has' : 'have'} nothing to tune`;
  return `each optimizer tuned with ${trials} trials${runs}${but}`;
}

/** What a problem looks like to what is said of its tuning. */
interface TunedProblem {
  readonly metric: string;
  /** Missing where the problem has no data. */
  readonly updatesPerEpoch?: number | undefined;
}

/** Whether a problem's settings are chosen and judged by rows that no run trains on. */
export function hasValidationRows({ metric, updatesPerEpoch }: TunedProblem): boolean {
  return updatesPerEpoch !== undefined && metric.startsWith('validation');
}
