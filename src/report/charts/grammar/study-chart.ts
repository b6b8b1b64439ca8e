import type { MetricName } from '../../../problems/problem.ts';
import type { StudyResults } from '../../../study/results.ts';
import type { StudyTableName, StudyTables } from '../../../study/tables/registry.ts';
import type { SensitivityRow } from '../../../study/tables/sensitivity.ts';
import { assembled, type ChartParts, type DrawnChart } from './chart.ts';

/** A chart of a study: one file that turns its tables into a Vega-Lite specification. */
interface ChartOfStudy<Name extends string> {
  readonly name: Name;
  /** Tables without which it is left out. */
  readonly needs: readonly StudyTableName[];
}

/** Of all problems together. */
export interface WholeStudyChart<Name extends string> extends ChartOfStudy<Name> {
  readonly of: 'study';
  draw(results: StudyResults): DrawnChart<Name>[];
}

/** Of one problem. */
export interface ProblemChart<
  Name extends string,
  Drawn extends string = Name,
> extends ChartOfStudy<Name> {
  readonly of: 'problem';
  draw(results: StudyResults, problem: ChartedProblem): DrawnChart<Drawn>[];
}

/** A problem of a study, as charts see it. */
export interface ChartedProblem {
  readonly label: string;
  readonly metric: MetricName;
  readonly iterations: number;
  readonly target: { readonly value: number; readonly from: string } | undefined;
}

/** What the charts of a whole study are drawn from. */
export interface OfStudy<Needs extends StudyTableName = never> {
  readonly results: StudyResults;
  /** The tables that it needs. */
  readonly tables: Pick<Required<StudyTables>, Needs>;
}

/** What the charts of a problem are drawn from. */
export interface OfProblem<Needs extends StudyTableName = never> extends OfStudy<Needs> {
  readonly problem: ChartedProblem;
}

/** What the charts of an option that was varied on a problem are drawn from. */
export interface OfOption<Needs extends StudyTableName = never> extends OfProblem<Needs> {
  readonly option: string;
  readonly measured: readonly SensitivityRow[];
}

interface Needing<Name extends string, Needs extends StudyTableName> {
  readonly name: Name;
  readonly needs: readonly Needs[];
}

/** A chart of all problems together. */
export function studyChart<Name extends string, Needs extends StudyTableName, Rows>({
  name,
  needs,
  ...parts
}: Needing<Name, Needs> & ChartParts<OfStudy<Needs>, Rows>): WholeStudyChart<Name> {
  return {
    ...{ name, needs, of: 'study' },
    draw: (results) => {
      const { tables } = results;
      return hasTables(tables, needs) ? assembled(name, parts, { results, tables }) : [];
    },
  };
}

/** A chart of each problem. */
export function problemChart<Name extends string, Needs extends StudyTableName, Rows>({
  name,
  needs,
  ...parts
}: Needing<Name, Needs> & ChartParts<OfProblem<Needs>, Rows>): ProblemChart<Name> {
  return {
    ...{ name, needs, of: 'problem' },
    draw: (results, problem) => {
      const { tables } = results;
      return hasTables(tables, needs) ? assembled(name, parts, { results, problem, tables }) : [];
    },
  };
}

/** A chart of each option that was varied on each problem; the option stands behind its name. */
export function optionChart<Name extends string, Needs extends StudyTableName, Rows>({
  name,
  needs,
  ...parts
}: Needing<Name, Needs> & ChartParts<OfOption<Needs>, Rows>): ProblemChart<
  Name,
  `${Name}-${string}`
> {
  return {
    ...{ name, needs, of: 'problem' },
    draw: (results, problem) => {
      const { tables } = results;
      if (!hasTables(tables, needs)) return [];
      return [...results.sensitivity].flatMap(([option, measured]) =>
        assembled(`${name}-${slugOf(option)}` as const, parts, {
          ...{ results, problem, tables },
          ...{ option, measured },
        }),
      );
    },
  };
}

function hasTables<Needs extends StudyTableName>(
  tables: StudyTables,
  needs: readonly Needs[],
): tables is StudyTables & Pick<Required<StudyTables>, Needs> {
  return needs.every((name) => tables[name] !== undefined);
}

function slugOf(option: string): string {
  return option.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}

export function problemsOf({ manifest }: StudyResults): ChartedProblem[] {
  return manifest.problems.map(({ label, metric, iterations, target }) => ({
    label,
    metric,
    iterations,
    target,
  }));
}

/** The labels of all optimizers, in the study's order. */
export function labelsOf({ manifest }: StudyResults): string[] {
  return manifest.comparison.optimizers.map(({ label, name }) => label ?? name);
}

/** The rows of a table that are of a problem; none where there is no table. */
export function rowsOn<Row extends { readonly problem: string }>(
  rows: readonly Row[] | undefined,
  problem: string,
): Row[] {
  return rows?.filter((row) => row.problem === problem) ?? [];
}
