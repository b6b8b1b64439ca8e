import { mean, median } from 'simple-statistics';
import { bootstrapMeanInterval, type Interval } from './bootstrap.ts';
import { holm } from './holm.ts';
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
export function comparePairs(
  values: readonly { readonly label: string; readonly values: readonly number[] }[],
): PairedComparison[] {
  const pairs = values.flatMap((a, i) => values.slice(i + 1).map((b) => compare(a, b)));
  const adjusted = holm(pairs.map(({ pValue }) => pValue));
  return pairs.map((pair, i) => ({
    ...pair,
    adjustedPValue: adjusted[i]!,
    detected: adjusted[i]! < SIGNIFICANT,
  }));
}

interface Valued {
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
    difference: differences.length === 0 ? NaN : finite ? mean(differences) : medianOf(differences),
    interval: finite ? bootstrapMeanInterval(differences) : undefined,
    aLower: differences.filter((difference) => difference < 0).length,
    ties: differences.filter((difference) => difference === 0).length,
    bLower: differences.filter((difference) => difference > 0).length,
    pValue,
    smallestPValue: smallestPValue(differences.length),
    effectSize: rankBiserial(differences),
  };
}

/** Of infinities of both signs the median may be no number; then there is no difference to tell. */
function medianOf(differences: number[]): number {
  const middle = median(differences);
  return Number.isNaN(middle) ? 0 : middle;
}

function rankBiserial(differences: readonly number[]): number {
  const counted = differences.filter((difference) => difference !== 0);
  if (counted.length === 0) return 0;
  const ranks = ranksOf(counted.map(Math.abs));
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  return ranks.reduce((sum, rank, i) => sum + Math.sign(counted[i]!) * rank, 0) / total;
}
