import { meanSimple } from 'simple-statistics';
import { bootstrapMeanInterval, type Interval } from './bootstrap.ts';
import { friedman } from './friedman.ts';
import { holm } from './holm.ts';
import { medianOf } from './median.ts';
import { ranksOf } from './ranks.ts';
import { smallestPValue, wilcoxonSignedRank } from './wilcoxon.ts';

/** Differences this rare by chance, after correction, count as detected. */
const SIGNIFICANT = 0.05;

/** Two optimizers, seed by seed: the same first parameters, the same batches. */
export interface PairedComparison {
  readonly a: string;
  readonly b: string;
  /** Seeds in which both have a value. */
  readonly count: number;
  /** Mean of a − b; the median where a run diverged. */
  readonly difference: number;
  /** 95 % of the mean difference; missing where a run diverged, or there are fewer than five seeds. */
  readonly interval: Interval | undefined;
  /** Seeds in which a is the lower one, neither, b. */
  readonly aLower: number;
  readonly ties: number;
  readonly bLower: number;
  /** Wilcoxon's signed-rank test, and corrected for the number of pairs (Holm). */
  readonly pValue: number;
  readonly adjustedPValue: number;
  /** The least p that so many seeds can give. */
  readonly smallestPValue: number;
  /** Matched-pairs rank-biserial correlation, −1 to 1: negative where a is the lower (Kerby, 2014). */
  readonly effectSize: number;
  /** Whether chance alone would rarely differ so. */
  readonly detected: boolean;
}

/**
 * Compares all pairs of optimizers by their values of each seed.
 *
 * @param values for each optimizer a value a seed, in the same order of seeds; Infinity (or
 *   −Infinity, where high is good) for a diverged run, NaN where there is none
 */
export function comparePairs(values: readonly Valued[]): PairedComparison[] {
  const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => compare(a, b)));
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, i) => ({
    ...pair,
    adjustedPValue: adjusted[i]!,
    detected: adjusted[i]! < SIGNIFICANT && excludesZero(pair),
  }));
}

/** Who is ahead, and of whom that can be told. */
export interface LeaderComparison {
  /** The place of the optimizer with the best mean. */
  readonly leader: number;
  /** The leader as `a` against each other, with p-values corrected for their number. */
  readonly pairs: readonly PairedComparison[];
  /** That all are alike (Friedman's test over the seeds); a gate for the pairs. */
  readonly gatePValue: number;
}

/**
 * Compares the optimizer with the best mean with each other. As it is chosen by the data, a
 * difference counts only where Friedman's test, over the seeds, says that not all are alike
 * ("protected" comparisons; Demšar, 2006, section 3.2.2); the p-values are Holm's for that many.
 *
 * All pairs at once (`comparePairs`) ask more: with 8 optimizers and 10 seeds their correction
 * lets no difference through, however clear.
 */
export function compareLeader(
  values: readonly Valued[],
  higherIsBetter: boolean,
): LeaderComparison {
  const sign = higherIsBetter ? -1 : 1;
  const means = values.map((one) => sign * meanOfComputed(one.values));
  const leader = means.reduce((best, value, i) => (value < means[best]! ? i : best), 0);
  const pairs = values.flatMap((other, i) =>
    i === leader ? [] : [compare(values[leader]!, other)],
  );
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  const seeds = values[0]!.values.map((_, seed) => values.map((one) => sign * one.values[seed]!));
  const complete = seeds.filter((ofSeed) => !ofSeed.some(Number.isNaN));
  const gatePValue = values.length > 2 && complete.length > 0 ? friedman(complete).pValue : 0;
  return {
    leader,
    gatePValue,
    pairs: pairs.map((pair, i) => ({
      ...pair,
      adjustedPValue: adjusted[i]!,
      detected: gatePValue < SIGNIFICANT && adjusted[i]! < SIGNIFICANT && excludesZero(pair),
    })),
  };
}

/**
 * Whether the mean's interval agrees that there is a difference: where the signs are steady but the
 * sizes are not, the mean may lie on either side. Without an interval the test alone decides.
 */
function excludesZero({ interval }: Pick<PairedComparison, 'interval'>): boolean {
  return interval === undefined || interval.low > 0 || interval.high < 0;
}

/** Infinite where a run diverged (a compensated sum would be NaN), NaN where there is none. */
function meanOfComputed(values: readonly number[]): number {
  const computed = values.filter((value) => !Number.isNaN(value));
  return computed.length > 0 ? meanSimple(computed) : NaN;
}

/** An optimizer's values by seed. */
export interface Valued {
  readonly label: string;
  readonly values: readonly number[];
}

function compare(a: Valued, b: Valued): Omit<PairedComparison, 'adjustedPValue' | 'detected'> {
  const differences = a.values
    .map((value, i) => (value === b.values[i] ? 0 : value - b.values[i]!))
    .filter((difference) => !Number.isNaN(difference));
  const finite = differences.every(Number.isFinite);
  const { pValue } = wilcoxonSignedRank(differences);
  return {
    a: a.label,
    b: b.label,
    count: differences.length,
    difference:
      differences.length === 0 ? NaN : finite ? meanSimple(differences) : medianOf(differences),
    interval: finite ? bootstrapMeanInterval(differences) : undefined,
    aLower: differences.filter((difference) => difference < 0).length,
    ties: differences.filter((difference) => difference === 0).length,
    bLower: differences.filter((difference) => difference > 0).length,
    pValue,
    smallestPValue: smallestPValue(differences.length),
    effectSize: rankBiserial(differences),
  };
}

function rankBiserial(differences: readonly number[]): number {
  const counted = differences.filter((difference) => difference !== 0);
  if (counted.length === 0) return 0;
  const ranks = ranksOf(counted.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  return ranks.reduce((sum, rank, i) => sum + Math.sign(counted[i]!) * rank, 0) / total;
}
