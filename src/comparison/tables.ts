import { stringify } from 'csv-stringify/sync';
import { METRICS } from '../problems/problem.ts';
import type { Analysis, ProblemAnalysis } from './analyse.ts';
import { hashOfRun } from './run-spec.ts';
import { trialColumns, trialRows } from './trial-table.ts';

type Cell = number | string | boolean | undefined;

/** A table in long form: a file of a comparison's results. */
export interface Table {
  readonly file: string;
  readonly columns: readonly string[];
  rows(analysis: Analysis): Cell[][];
}

/** Rows of each problem, with its label before them. */
function perProblem(analysis: Analysis, rowsOf: (problem: ProblemAnalysis) => Cell[][]): Cell[][] {
  return analysis.problems.flatMap((one) => rowsOf(one).map((row) => [one.problem.label, ...row]));
}

/** Every table; docs/comparisons.md describes them. */
export const tables: readonly Table[] = [
  {
    file: 'summary.csv',
    columns: [
      'problem',
      'optimizer',
      'metric',
      'mean',
      'low',
      'high',
      'median',
      'interquartile_mean',
      'runs',
      'diverged',
      'failed',
      'tuned',
      'trials',
      'edges',
    ],
    rows: (analysis) =>
      perProblem(analysis, ({ problem, optimizers }) =>
        optimizers.map((one) => [
          one.optimizer.label,
          problem.metric,
          one.mean,
          one.interval?.low,
          one.interval?.high,
          one.median,
          one.interquartileMean,
          one.values.filter((value) => !Number.isNaN(value)).length,
          one.diverged,
          one.failed,
          one.optimizer.isTuned,
          one.optimizer.trials.length,
          one.optimizer.edges.join('; '),
        ]),
      ),
  },
  {
    file: 'runs.csv',
    columns: [
      'problem',
      'optimizer',
      'seed',
      'status',
      'steps',
      ...METRICS.map(snakeCase),
      'steps_to_target',
      'state_bytes',
      'batches_sha256',
      'initial_parameters_sha256',
      'run_sha256',
      'error',
    ],
    rows: (analysis) =>
      perProblem(analysis, ({ optimizers }) =>
        optimizers.flatMap(({ optimizer, stepsToTarget }) => {
          let computed = 0;
          return optimizer.finals.map((result, i) => [
            optimizer.label,
            analysis.compared.seeds[i],
            result?.status ?? 'not computed',
            result?.steps,
            ...METRICS.map((metric) => result?.final[metric]),
            result ? stepsToTarget[computed++] : undefined,
            result?.stateBytes,
            result?.batchesSha256,
            result?.initialParametersSha256,
            hashOfRun(optimizer.specs[i]!),
            result?.error,
          ]);
        }),
      ),
  },
  {
    file: 'trials.csv',
    columns: trialColumns,
    rows: ({ compared }) => compared.problems.flatMap(trialRows),
  },
  {
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
  },
  {
    file: 'curves.csv',
    columns: ['problem', 'optimizer', 'step', 'metric', 'mean', 'median', 'low', 'high'],
    rows: (analysis) =>
      perProblem(analysis, ({ problem, optimizers }) =>
        optimizers.flatMap(({ optimizer, curve }) =>
          curve.steps.map((step, i) => [
            optimizer.label,
            step,
            problem.metric,
            curve.mean[i],
            curve.median[i],
            curve.low[i],
            curve.high[i],
          ]),
        ),
      ),
  },
  {
    file: 'targets.csv',
    columns: [
      'problem',
      'optimizer',
      'target',
      'target_from',
      'reached_share',
      'expected_steps',
      'low',
      'high',
    ],
    rows: (analysis) =>
      perProblem(analysis, ({ target, optimizers }) =>
        optimizers.flatMap(({ optimizer, runningTime }) =>
          target && runningTime
            ? [
                [
                  optimizer.label,
                  target.value,
                  target.from,
                  runningTime.reachedShare,
                  runningTime.steps,
                  runningTime.interval.low,
                  runningTime.interval.high,
                ],
              ]
            : [],
        ),
      ),
  },
  {
    file: 'profiles.csv',
    columns: ['optimizer', 'ratio', 'share'],
    rows: ({ across }) =>
      across?.profiles.flatMap((profile, i) =>
        profile.map(({ ratio, share }) => [across.labels[i], ratio, share]),
      ) ?? [],
  },
  {
    file: 'scores.csv',
    columns: ['optimizer', 'algoperf_score', 'mean_rank', 'critical_difference', 'friedman_p'],
    rows: ({ across }) =>
      across?.labels.map((label, i) => [
        label,
        across.algoperfScores[i],
        across.ranks.meanRanks[i],
        across.criticalDifference,
        across.ranks.pValue,
      ]) ?? [],
  },
];

/** Numbers are written as the shortest text that reads back to the same number. */
export function tableText(table: Table, analysis: Analysis): string {
  return stringify(
    table.rows(analysis).map((row) => row.map((cell) => (cell === undefined ? '' : String(cell)))),
    { header: true, columns: [...table.columns] },
  );
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
