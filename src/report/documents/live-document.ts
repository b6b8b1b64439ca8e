import type { Results } from '../../results/results.ts';
import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import { lossSpecification } from '../charts/experiment/loss/loss-specification.ts';
import { usualView } from '../charts/experiment/loss/loss-view.ts';
import { drawAsked } from '../charts/draw.ts';
import { cellText, tableOf } from '../page/report-table.ts';
import type { ChartSpec } from '../charts/grammar/chart.ts';
import type { DocumentChart, ReportDocument } from './document.ts';
import { finalColumns, finalTable } from './final-table.ts';
import { resultsSoFar, type RunningExperiment } from './results-so-far.ts';
import type { Ranking } from './rankings/ranking.ts';
import { headOf } from './sections/head.ts';
import { whatWasCompared } from './sections/what-was-compared.ts';
import { smoothedHow } from './smoothing-words.ts';

/** How an experiment that is being run looks at the moment: what an open page asks for. */
export interface LiveState {
  readonly finding: string;
  /** Those that there is something to draw of: a page that lacks one is to be loaded anew. */
  readonly charts: readonly LiveChart[];
  /** The cells of the table of results. */
  readonly rows: readonly (readonly string[])[];
  /** Whether it has ended: the page then shows the report. */
  readonly isOver: boolean;
}

/** What a chart is drawn anew from. */
export interface LiveChart {
  readonly name: string;
  readonly source: LossCurves | ChartSpec;
}

/** The report of an experiment as far as it has got: the sections and charts that can follow. */
export function liveDocument(running: RunningExperiment): ReportDocument {
  const results = resultsSoFar(running);
  return {
    ...headOf(results),
    warnings: [],
    finding: [progressText(running)],
    problems: [],
    charts: chartsSoFar(results),
    rankings: [rankingSoFar(results, running)],
    caveats: [],
    sections: [whatWasCompared(results)],
  };
}

/** What changes of the page while the experiment is run. */
export function liveState(running: RunningExperiment, isOver: boolean): LiveState {
  const results = resultsSoFar(running);
  const { table } = rankingSoFar(results, running);
  return {
    finding: progressText(running),
    charts: chartsSoFar(results).map(({ name, curves, specification }) => ({
      name,
      source: curves ?? specification,
    })),
    rows: table.rows.map((row) => row.map(cellText)),
    isOver,
  };
}

/** Where the runs are, with the status of those that go on. */
function rankingSoFar(results: Results, { runs, recordings }: RunningExperiment): Ranking {
  const { smoothing } = results.manifest.experiment;
  const going = new Set(
    runs.flatMap(({ label }, i) => (recordings[i]?.status === 'running' ? [label] : [])),
  );
  const rows = finalTable(results).map((row) =>
    going.has(row.optimizer) ? { ...row, status: 'running' } : row,
  );
  return {
    table: tableOf('Results so far', finalColumns(results), rows),
    note:
      `Losses are those of the training batches, ${smoothedHow(smoothing)}, as far as ` +
      'the runs have got; a run with fewer losses than a number asks for has that of those it has.',
  };
}

/** Norms and weights come with the report: they are too much to be sent every second. */
function chartsSoFar(results: Results): DocumentChart[] {
  return drawAsked(results).map(({ curves, ...chart }) => {
    if (!curves) return chart;
    const running = { ...curves, isRunning: true };
    const specification = lossSpecification(running, usualView(running));
    return { ...chart, curves: running, specification };
  });
}

/** How far the runs are that are still going on, and how many have ended. */
function progressText({ experiment, recordings }: RunningExperiment): string {
  const running = recordings.filter(({ status }) => status === 'running');
  const { length: count } = recordings;
  if (running.length === 0) {
    return count === 1
      ? 'The run has ended; what it computed is being written.'
      : `All ${count} runs have ended; what they computed is being written.`;
  }
  const reached = running.map(({ iterations }) => iterations);
  const [least, most] = [Math.min(...reached), Math.max(...reached)];
  const ended = count - running.length;
  const insides = experiment.norms ?? experiment.weights;
  return (
    `Running: ${least === most ? least : `${least} to ${most}`} of ${experiment.iterations} iterations` +
    `${ended === 0 ? '' : `; ${ended} of ${count} runs ${ended === 1 ? 'has' : 'have'} ended`}. ` +
    `This page follows; closing it harms nothing.${
      insides ? ' The charts of the network’s inside come with the report.' : ''
    }`
  );
}
