import { boolean, integer, number, optional, text } from '../../base/files/column.ts';
import { problem } from './shared-columns.ts';
import { defineStudyTable, perProblem } from './table.ts';

export const differences = defineStudyTable({
  file: 'differences.csv',
  row: 'a pair of optimizers on a problem, compared seed by seed',
  columns: {
    problem,
    optimizer_a: text('label of the one'),
    optimizer_b: text('label of the other'),
    difference: number('mean of a − b; the median where a run did not finish'),
    low: optional(number('low end of the 95 % interval of the mean difference')),
    high: optional(number('high end of the interval')),
    a_lower: integer('seeds in which a is the lower one'),
    ties: integer('seeds in which both are equal'),
    b_lower: integer('seeds in which b is the lower one'),
    effect_size: number('matched-pairs rank-biserial correlation; negative where a is the lower'),
    p: number('p-value of Wilcoxon’s signed-rank test'),
    p_holm_all_pairs: number('corrected for all pairs (Holm)'),
    p_holm_leader: optional(
      number('corrected for the pairs of the leader, which has the best mean; empty for others'),
    ),
    detected: boolean('whether chance alone would rarely differ so'),
    p_max_t: optional(
      number(
        'corrected for all pairs of all problems of the study (step-down max-T over the signs of the seeds); `detected` goes by it',
      ),
    ),
    detectable: optional(
      number(
        'the mean difference that would have been detected; NaN where none can be, or nobody can tell',
      ),
    ),
  },
  rows: (analysis) =>
    perProblem(analysis, ({ pairs, leader }) =>
      pairs.map((pair) => {
        const ofLeader = leader.pairs.find(
          ({ a, b }) => (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a),
        );
        return {
          optimizer_a: pair.a,
          optimizer_b: pair.b,
          difference: pair.difference,
          low: pair.interval?.low,
          high: pair.interval?.high,
          a_lower: pair.aLower,
          ties: pair.ties,
          b_lower: pair.bLower,
          effect_size: pair.effectSize,
          p: pair.pValue,
          p_holm_all_pairs: pair.adjustedPValue,
          p_holm_leader: ofLeader?.adjustedPValue,
          detected: pair.detected,
          p_max_t: pair.familyPValue,
          detectable: pair.detectable,
        };
      }),
    ),
});
