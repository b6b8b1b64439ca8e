import type { ChartSettings } from '../../../experiment/schema.ts';
import type { Results, RunCurves } from '../../../results/results.ts';
import { assembled, type ChartParts, type DrawnChart } from './chart.ts';

/** What a chart of an experiment can need: that which a run records beside its losses. */
type Recorded = 'evaluations' | 'norms' | 'weights';

/** A chart of an experiment: one file that turns results into a Vega-Lite specification. */
interface ChartOfExperiment<Name extends string> {
  readonly name: Name;
  readonly of: 'experiment';
  /** What at least one run must have recorded; without it the chart is left out. */
  readonly needs: readonly Recorded[];
}

/** One that is drawn where the experiment asks for it, with settings. */
export interface AskedChart<Name extends string> extends ChartOfExperiment<Name> {
  readonly isAsked: true;
  draw(results: Results, settings: ChartSettings): DrawnChart<Name>[];
}

/** One that is drawn wherever there are data for it. */
export interface OwnChart<Name extends string> extends ChartOfExperiment<Name> {
  readonly isAsked: false;
  draw(results: Results): DrawnChart<Name>[];
}

type SettingsOf<Type extends ChartSettings['type']> = Extract<ChartSettings, { type: Type }>;

/** What an experiment's charts of a type are drawn from. */
export interface Asked<Type extends ChartSettings['type']> {
  readonly results: Results;
  readonly settings: SettingsOf<Type>;
}

interface Needing<Name extends string> {
  readonly name: Name;
  readonly needs: readonly Recorded[];
}

/** A chart that experiments ask for by its name. */
export function askedChart<Name extends ChartSettings['type'], Rows>({
  name,
  needs,
  ...parts
}: Needing<Name> & ChartParts<Asked<Name>, Rows>): AskedChart<Name> {
  return {
    ...{ name, needs, of: 'experiment', isAsked: true },
    draw: (results, settings) =>
      isOf(settings, name) && hasRecorded(results, needs)
        ? assembled(name, parts, { results, settings })
        : [],
  };
}

/** A chart of what an experiment recorded. */
export function experimentChart<Name extends string, Rows>({
  name,
  needs,
  ...parts
}: Needing<Name> & ChartParts<Results, Rows>): OwnChart<Name> {
  return {
    ...{ name, needs, of: 'experiment', isAsked: false },
    draw: (results) => (hasRecorded(results, needs) ? assembled(name, parts, results) : []),
  };
}

function isOf<Type extends ChartSettings['type']>(
  settings: ChartSettings,
  type: Type,
): settings is SettingsOf<Type> {
  return settings.type === type;
}

function hasRecorded({ runs }: Results, needs: readonly Recorded[]): boolean {
  return needs.every((need) => runs.some((run: RunCurves) => run[need].length > 0));
}
