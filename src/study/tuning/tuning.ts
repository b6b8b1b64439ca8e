import { meanSimple } from 'simple-statistics';
import { itemAt } from '../../base/lists/item-at.ts';
import { paired } from '../../base/lists/paired.ts';
import { higherIsBetter, type MetricName } from '../../problems/problem.ts';
import { haltonPoint } from '../../base/random/halton.ts';
import { RandomState } from '../../base/random/random-state.ts';
import type { RunResult } from '../../running/run-result.ts';
import type { Study } from '../plan/schema.ts';
import { edgeOf, valueAt, type SearchedOption } from './search-space.ts';

/** Seeds of tuning start here; those of the final runs end before. */
const FIRST_TUNING_SEED = 2 ** 31;
/** Of the shift of the sequence of trials: the same for all optimizers. */
const SHIFT_SEED = 0;

export type Settings = Readonly<Record<string, unknown>>;

/** The seeds of the tuning's runs: never one of the final runs'. */
export function tuningSeeds({ seeds }: Study['tuning']): number[] {
  return Array.from({ length: seeds }, (_, i) => FIRST_TUNING_SEED + i);
}

/**
 * The settings that an optimizer tries: its own as they are, then points of a quasi-random sequence
 * in its search space. Every optimizer has the same number, but for one that has nothing to tune.
 *
 * @param settings the entry's options, complete
 * @param trials how many; with 0 the settings as they are
 */
export function trialSettings(
  settings: Settings,
  space: readonly SearchedOption[],
  trials: number,
): Settings[] {
  if (space.length === 0) return [settings];
  const random = new RandomState(SHIFT_SEED);
  const shift = space.map(() => random.uniform());
  const points = Array.from({ length: Math.max(0, trials - 1) }, (_, i) => haltonPoint(i, shift));
  return [
    settings,
    ...points.map((point) => ({
      ...settings,
      ...Object.fromEntries(
        paired(space, point).map(([option, place]) => [option.name, valueAt(option, place)]),
      ),
    })),
  ];
}

/** The metric of a run that tuning looks at; the worst there is where it did not finish. */
export function scoreOf(
  result: RunResult,
  metric: MetricName,
  statistic: Study['tuning']['statistic'],
): number {
  const worst = higherIsBetter(metric) ? -Infinity : Infinity;
  if (result.status !== 'finished') return worst;
  const final = result.final[metric];
  const onTheWay = result.evaluations.map(({ loss, accuracy }) =>
    higherIsBetter(metric) ? accuracy : loss,
  );
  const value =
    statistic === 'final' || metric.startsWith('test')
      ? final
      : higherIsBetter(metric)
        ? Math.max(...onTheWay)
        : Math.min(...onTheWay);
  return value === undefined || Number.isNaN(value) ? worst : value;
}

/**
 * Which trial is chosen: that of the best mean over the tuning's seeds, the first of equals.
 * @param scores for each trial those of its runs
 */
export function chooseTrial(scores: readonly (readonly number[])[], metric: MetricName): number {
  const means = scores.map((ofTrial) => meanSimple([...ofTrial]));
  const better = (a: number, b: number) => (higherIsBetter(metric) ? a > b : a < b);
  return means.reduce((best, score, i) => (better(score, itemAt(means, best)) ? i : best), 0);
}

/** Options of chosen settings that stand at an end of their range: `lr at the high end`. */
export function edgesOf(settings: Settings, space: readonly SearchedOption[]): string[] {
  return space.flatMap((option) => {
    const edge = edgeOf(option, settings[option.name]);
    return edge ? [`${option.name} at the ${edge} end of its range`] : [];
  });
}
