import { meanSimple } from 'simple-statistics';
import { bootstrapMeanInterval, type Interval } from './bootstrap.ts';
import { holm } from './holm.ts';
import { medianOf } from './median.ts';
import { ranksOf } from './ranks.ts';
import { SIGNIFICANT, type TestedPair } from './step-down-max-t.ts';
import { wilcoxonSignedRank } from './wilcoxon.ts';

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
  /** Corrected for all pairs of all problems together; see `testAllPairs`. */
  readonly familyPValue: number;
  /** The mean difference that would have been detected; NaN where none can be, or nobody can tell. */
  readonly detectable: number;
  /** Matched-pairs rank-biserial correlation, −1 to 1: negative where a is the lower (Kerby, 2014). */
  readonly effectSize: number;
  /** Whether chance alone would rarely differ so. */
  readonly detected: boolean;
}

/**
 * Compares all pairs of optimizers on a problem by their values of each seed.
 *
 * @param values for each optimizer a value a seed, in the same order of seeds; Infinity (or
 *   −Infinity, where high is good) for a diverged run, NaN where there is none
 * @param tested the same pairs, tested together with all others of a study
 */
export function comparePairs(
  values: readonly Valued[],
  tested: readonly TestedPair[],
): PairedComparison[] {
  const pairs = values.flatMap((a, i) =>
    values.slice(i + 1).map((b, k) => compare(a, b, testOf(tested, i, i + 1 + k))),
  );
  return withHolm(pairs);
}

/** Who is ahead, and of whom that can be told. */
export interface LeaderComparison {
  /** The place of the optimizer with the best mean. */
  readonly leader: number;
  /** The leader as `a` against each other; Holm's p-values are corrected for their number. */
  readonly pairs: readonly PairedComparison[];
}

/**
 * Compares the optimizer with the best mean with each other. It is chosen by the data, which the test of
 * all pairs allows for.
 */
export function compareLeader(
  values: readonly Valued[],
  tested: readonly TestedPair[],
  higherIsBetter: boolean,
): LeaderComparison {
  const sign = higherIsBetter ? -1 : 1;
  const means = values.map((one) => sign * meanOfComputed(one.values));
  const leader = means.reduce((best, value, i) => (value < means[best]! ? i : best), 0);
  const pairs = values.flatMap((other, i) =>
    i === leader ? [] : [compare(values[leader]!, other, testOf(tested, leader, i))],
  );
  return { leader, pairs: withHolm(pairs) };
}

type Compared = Omit<PairedComparison, 'adjustedPValue'>;

function withHolm(pairs: readonly Compared[]): PairedComparison[] {
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, i) => ({ ...pair, adjustedPValue: adjusted[i]! }));
}

/** @throws RangeError where the pair was not tested */
function testOf(tested: readonly TestedPair[], one: number, other: number): TestedPair {
  const found = tested.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  if (!found) throw new RangeError(`the pair ${one}, ${other} was not tested`);
  return found;
}

/**
 * Whether the mean's interval agrees that there is a difference: where the signs are steady but the
 * sizes are not, the mean may lie on either side. Without an interval the test alone decides.
 */
function excludesZero(interval: Interval | undefined): boolean {
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

function compare(a: Valued, b: Valued, { adjustedPValue, detectable }: TestedPair): Compared {
  const differences = a.values
    .map((value, i) => (value === b.values[i] ? 0 : value - b.values[i]!))
    .filter((difference) => !Number.isNaN(difference));
  const finite = differences.every(Number.isFinite);
  const { pValue } = wilcoxonSignedRank(differences);
  const interval = finite ? bootstrapMeanInterval(differences) : undefined;
  const mean =
    differences.length === 0 ? NaN : finite ? meanSimple(differences) : medianOf(differences);
  const seen = seenBy(detectable, mean, interval);
  const detected = adjustedPValue <= SIGNIFICANT && excludesZero(interval);
  return {
    a: a.label,
    b: b.label,
    count: differences.length,
    difference: mean,
    interval,
    aLower: differences.filter((difference) => difference < 0).length,
    ties: differences.filter((difference) => difference === 0).length,
    bLower: differences.filter((difference) => difference > 0).length,
    pValue,
    familyPValue: adjustedPValue,
    // What was there and was not detected is no difference that would have been.
    detectable: !detected && Math.abs(mean) >= seen ? NaN : seen,
    effectSize: rankBiserial(differences),
    detected,
  };
}

/**
 * The mean difference that would have been detected: the test must see it, and the interval, which would lie
 * about it as it lies about the mean, hold no 0. NaN without an interval, which nobody can move.
 */
function seenBy(bySigns: number, mean: number, interval: Interval | undefined): number {
  return interval ? Math.max(bySigns, mean - interval.low, interval.high - mean) : NaN;
}

function rankBiserial(differences: readonly number[]): number {
  const counted = differences.filter((difference) => difference !== 0);
  if (counted.length === 0) return 0;
  const ranks = ranksOf(counted.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  return ranks.reduce((sum, rank, i) => sum + Math.sign(counted[i]!) * rank, 0) / total;
}
