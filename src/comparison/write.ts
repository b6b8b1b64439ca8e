import path from 'node:path';
import { describeMachine, describeVersions } from '../results/machine.ts';
import { lockstepPackage } from '../results/package.ts';
import { prepareFolder, writeWhole } from '../results/write-whole.ts';
import type { Analysis } from './analyse.ts';
import { costTable } from './cost.ts';
import { withWordsForInfinities } from './run-result.ts';
import { summaryText } from './summary.ts';
import { tables } from './tables/registry.ts';
import { tableText } from './tables/table.ts';

/** How the computing went: what differs from run to run. */
export interface ComparisonEnvironment {
  readonly command: string;
  readonly workers: number;
  readonly seconds: number;
  readonly startedAt: string;
  /** Runs that were there already, and runs that were computed. */
  readonly kept: number;
  readonly computed: number;
}

/**
 * Writes a comparison's folder: the tables, `summary.md`, `comparison.json` and, last,
 * `environment.json`. All but the last are the same bytes whenever the comparison is run.
 *
 * @param ending why not all runs were computed, in a sentence
 * @returns the summary
 */
export async function writeComparison(
  folder: string,
  analysis: Analysis,
  environment: ComparisonEnvironment,
  ending?: string,
): Promise<string> {
  await prepareFolder(folder);
  for (const table of tables) {
    await writeWhole(path.join(folder, table.file), tableText(table, analysis));
  }
  const summary = summaryText(analysis, ending);
  await writeWhole(path.join(folder, 'summary.md'), summary);
  await writeWhole(path.join(folder, 'comparison.json'), json(manifestOf(analysis)));
  await writeWhole(
    path.join(folder, 'environment.json'),
    json({
      ...environment,
      machine: describeMachine(),
      versions: describeVersions(),
      cost: costTable(analysis),
    }),
  );
  return summary;
}

function manifestOf({ compared }: Analysis): object {
  return {
    lockstep: lockstepPackage.version,
    comparison: { ...compared.comparison, problems: problemsOf(compared) },
    data: compared.data,
    seeds: compared.seeds,
    ...(compared.leftOut.length > 0 ? { leftOut: compared.leftOut } : {}),
    chosen: compared.problems.flatMap(({ label, optimizers }) =>
      optimizers.map(({ label: optimizer, trials, chosen }) => ({
        problem: label,
        optimizer,
        trial: chosen + 1,
        options: trials[chosen]!.settings,
      })),
    ),
  };
}

/** With the options that depend on the data filled in. */
function problemsOf({ comparison, problems }: Analysis['compared']): object[] {
  return comparison.problems.map((entry) => {
    const found = problems.find(({ label }) => label === entry.label);
    return { ...entry, options: { ...found?.options, ...entry.options } };
  });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, withWordsForInfinities, 2)}\n`;
}
