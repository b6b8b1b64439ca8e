import { perProblem, type Table } from './table.ts';

/** A pair of optimizers on a problem a row. */
export const differencesTable: Table = {
  file: 'differences.csv',
  columns: [
    'problem',
    'optimizer_a',
    'optimizer_b',
    'difference',
    'low',
    'high',
    'a_lower',
    'ties',
    'b_lower',
    'effect_size',
    'p',
    'p_holm_all_pairs',
    'p_holm_leader',
    'detected',
  ],
  rows: (analysis) =>
    perProblem(analysis, ({ pairs, leader }) =>
      pairs.map((pair) => {
        const ofLeader = leader.pairs.find(
          ({ a, b }) => (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a),
        );
        return [
          pair.a,
          pair.b,
          pair.difference,
          pair.interval?.low,
          pair.interval?.high,
          pair.aLower,
          pair.ties,
          pair.bLower,
          pair.effectSize,
          pair.pValue,
          pair.adjustedPValue,
          ofLeader?.adjustedPValue,
          ofLeader?.detected ?? pair.detected,
        ];
      }),
    ),
};
