import { ln } from '../base/math/ln.ts';
import { RandomState } from '../base/random/random-state.ts';
import { medianOf } from './median.ts';

/** Up to so many units all signs are counted out. */
const EXACT_UP_TO = 13;
/** Else so many patterns are drawn, the observed one among them. */
const DRAWN = 4096;
const SEED = 0;
/** Optimizers whose spreads differ by less than this factor from the usual one share it. */
const ALIKE = 4;
/** With how many times a pair's own weight the spread that it shares counts. */
const SHARED = 3;
/** Sums of the same numbers in other orders differ by less. */
const ROUNDING = 1e-10;

/** Two optimizers of one problem, tested. */
export interface TestedPair {
  /** Places of the optimizers. */
  readonly a: number;
  readonly b: number;
  /** The mean of a − b; an infinite difference counts as the largest finite one of the pair. */
  readonly difference: number;
  /** How rarely chance alone gives any pair of the family so large a difference: 0 to 1. */
  readonly adjustedPValue: number;
  /** The mean difference that would have been detected; NaN where none can be. */
  readonly detectable: number;
}

interface Pair {
  readonly problem: number;
  readonly a: number;
  readonly b: number;
  /** By unit; 0 where one of the two is missing. */
  readonly signed: Float64Array;
  readonly count: number;
  /** The root of the differences’ mean square, which does not change with the signs. */
  readonly size: number;
  /** The spread that both optimizers share with others; missing where they spread otherwise. */
  readonly shared: number | undefined;
}

/**
 * Tests all pairs of optimizers on all problems at once, by Westfall & Young's step-down max-T
 * ("Resampling-based multiple testing", 1993, algorithm 2.8) over the signs of the units: where two
 * optimizers are alike, a unit's differences might as well have had the other sign. Chance gives as large
 * a difference to any of those that are alike in at most the share of cases that is compared with,
 * whatever the others are like. With up to 13 units all patterns of signs are counted out, else 4,096 drawn.
 *
 * A difference is measured by a spread that does not change with the signs. Where both optimizers spread
 * about as others do on the problem, that is mostly the usual one, which few units tell better than a
 * pair's own; else it is the pair's own, and the statistic Student's t as the normal deviate that is as rare
 * (Wallace, "Bounds on normal approximations to Student's and the chi-square distributions", 1959).
 *
 * @param problems for each problem, for each optimizer, its value of each unit in the same order of
 *   units; infinite where a run diverged, NaN where there is none
 * @param level what the adjusted p-values will be compared with, for `detectable`
 */
export function testAllPairs(
  problems: readonly (readonly (readonly number[])[])[],
  level = SIGNIFICANT,
): TestedPair[][] {
  const units = Math.max(0, ...problems.flat().map(({ length }) => length));
  const pairs = problems.flatMap(pairsOf);
  const patterns = signsOf(units);
  const observed = pairs.map((pair) => statistic(pair, patterns[0]));
  const order = pairs.map((_, i) => i).sort((i, j) => observed[j]! - observed[i]!);
  /** Told, for each pattern of signs, the largest statistic of each pair and all that come after it. */
  const eachMaximum = (tell: (place: number, maximum: number) => void) => {
    for (const signs of patterns) {
      let most = 0;
      for (let place = order.length - 1; place >= 0; place--) {
        most = Math.max(most, statistic(pairs[order[place]!]!, signs));
        tell(place, most);
      }
    }
  };
  const reached = new Float64Array(pairs.length);
  eachMaximum((place, maximum) => {
    if (maximum >= observed[order[place]!]! * (1 - ROUNDING)) reached[place]!++;
  });
  let largest = 0;
  const adjusted = Array.from(reached, (count) => {
    largest = Math.max(largest, count / patterns.length);
    return largest;
  });
  // What is not detected yet would have had to exceed what chance gives to all that are not.
  const firstAlike = adjusted.findIndex((pValue) => pValue > level);
  const maxima: number[] = [];
  eachMaximum((place, maximum) => {
    if (place === Math.max(0, firstAlike)) maxima.push(maximum);
  });
  const critical = criticalValue(maxima, level);
  const tested = new Array<TestedPair>(pairs.length);
  order.forEach((at, place) => {
    const { a, b, signed, count, size, shared } = pairs[at]!;
    const difference = count === 0 ? NaN : signed.reduce((sum, value) => sum + value, 0) / count;
    const ownSpread = Math.sqrt(Math.max(0, size * size - difference * difference));
    tested[at] = {
      a,
      b,
      difference,
      adjustedPValue: count === 0 ? 1 : adjusted[place]!,
      detectable: (critical * (shared ?? ownSpread)) / Math.sqrt(count),
    };
  });
  return problems.map((_, problem) => tested.filter((_, i) => pairs[i]!.problem === problem));
}

/** Differences this rare by chance, in any pair of any problem of a study, count as detected. */
export const SIGNIFICANT = 0.05;
/** With fewer units than these even the rarest pattern of signs is not rare enough: 2⁻⁵ = 1/32. */
export const FEWEST_UNITS = 6;

/** Whether so many units can show a difference at all. */
export function canDetect(units: number): boolean {
  return units >= FEWEST_UNITS;
}

/** All patterns of signs up to their reversal, which changes no size; the observed one first. */
function signsOf(units: number): [Int8Array, ...Int8Array[]] {
  const observed = new Int8Array(units).fill(1);
  if (units <= EXACT_UP_TO) {
    const others = Array.from({ length: 2 ** Math.max(0, units - 1) - 1 }, (_, i) =>
      observed.map((_, unit) => (unit > 0 && ((i + 1) >> (unit - 1)) & 1 ? -1 : 1)),
    );
    return [observed, ...others];
  }
  const random = new RandomState(SEED);
  const others = Array.from({ length: DRAWN - 1 }, () => {
    const drawn = random.choice(2, units);
    return observed.map((_, unit) => (drawn[unit] === 1 ? -1 : 1));
  });
  return [observed, ...others];
}

function pairsOf(optimizers: readonly (readonly number[])[], problem: number): Pair[] {
  const differences = optimizers.flatMap((values, a) =>
    optimizers.slice(a + 1).map((others, i) => ({ a, b: a + 1 + i, ...between(values, others) })),
  );
  const usual = medianOf(differences.flatMap(({ square }) => (square > 0 ? [square] : [])));
  const isUsual = optimizers.map((_, optimizer) => {
    const own = medianOf(
      differences.flatMap(({ a, b, square }) =>
        a === optimizer || b === optimizer ? [square] : [],
      ),
    );
    return own < ALIKE * usual && own * ALIKE > usual;
  });
  return differences.map(({ a, b, signed, count, square }) => ({
    problem,
    a,
    b,
    signed,
    count,
    size: Math.sqrt(square),
    shared:
      isUsual[a] && isUsual[b] ? Math.sqrt((square + SHARED * usual) / (1 + SHARED)) : undefined,
  }));
}

/** Differences by unit, and their mean square. */
function between(a: readonly number[], b: readonly number[]) {
  const raw = a.map((value, unit) => (value === b[unit] ? 0 : value - (b[unit] ?? NaN)));
  const most = Math.max(
    0,
    ...raw.flatMap((difference) => (Number.isFinite(difference) ? [Math.abs(difference)] : [])),
  );
  const cap = most > 0 ? most : 1;
  const signed = Float64Array.from(raw, (difference) =>
    Number.isNaN(difference) ? 0 : Math.max(-cap, Math.min(cap, difference)),
  );
  const count = raw.filter((difference) => !Number.isNaN(difference)).length;
  const sum = signed.reduce((all, difference) => all + difference * difference, 0);
  return { signed, count, square: count === 0 ? 0 : sum / count };
}

/** How far `Σ ± difference` lies from 0, in units of what chance alone would give. */
function statistic({ signed, count, size, shared }: Pair, signs: Int8Array): number {
  // One unit tells no spread, and so no difference.
  if (size === 0 || count < 2) return 0;
  let sum = 0;
  for (let unit = 0; unit < signed.length; unit++) sum += signs[unit]! * signed[unit]!;
  const mean = Math.abs(sum) / count;
  if (shared !== undefined) return (mean / shared) * Math.sqrt(count);
  const degrees = count - 1;
  const unexplained = Math.max(0, 1 - (mean / size) ** 2);
  return Math.sqrt(-degrees * ln(unexplained)) * ((8 * degrees + 1) / (8 * degrees + 3));
}

/** The least statistic that so few patterns reach; NaN where even the largest is reached too often. */
function criticalValue(maxima: readonly number[], level: number): number {
  const descending = [...maxima].sort((a, b) => b - a);
  const allowed = Math.floor(level * maxima.length);
  return allowed === 0 ? NaN : (descending[allowed - 1] ?? NaN);
}
