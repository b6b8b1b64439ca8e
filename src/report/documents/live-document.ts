import type { Dataset, Split } from '../../data/dataset.ts';
import type { Experiment } from '../../experiment/schema.ts';
import type { PlannedRun } from '../../running/plan.ts';
import type { RunRecording } from '../../running/recording.ts';
import { runCurves } from '../../running/run-curves.ts';
import { lockstepPackage } from '../../base/files/package.ts';
import type { Results } from '../../results/results.ts';
import type { LossCurves } from '../charts/experiment/loss/loss-curves.ts';
import type { ChartSpec } from '../charts/grammar/chart.ts';
import { lossSpecification } from '../charts/experiment/loss/loss-specification.ts';
import { usualView } from '../charts/experiment/loss/loss-view.ts';
import { drawAsked } from '../charts/draw.ts';
import type { DocumentChart, ReportDocument } from './document.ts';
import { experimentDocument } from './experiment-document.ts';
import { cellText } from '../page/report-table.ts';
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

/** An experiment that is being run, as its recordings stand. */
export interface RunningExperiment {
  readonly experiment: Experiment;
  readonly dataset: Omit<Dataset, 'normalize' | 'train' | 'test'> &
    Readonly<Record<'train' | 'test', Pick<Split, 'size'>>>;
  readonly runs: readonly Pick<PlannedRun, 'label' | 'seed'>[];
  readonly recordings: readonly RunRecording[];
}

/** The report of an experiment as far as it has got, with the charts that can follow. */
export function liveDocument(running: RunningExperiment): ReportDocument {
  const results = resultsSoFar(running);
  const document = experimentDocument(results, chartsSoFar(results));
  const isRunning = new Map(
    running.runs.map(({ label }, i) => [label, running.recordings[i]?.status === 'running']),
  );
  const note =
    `Losses are those of the training batches, ${smoothedHow(running.experiment.smoothing)}, as far as ` +
    'the runs have got; a run with fewer losses than a number asks for has that of those it has.';
  return {
    ...document,
    finding: [progressText(running)],
    rankings: document.rankings.map(({ table }) => {
      const column = table.columns.findIndex(({ heading }) => heading === 'status');
      const rows = table.rows.map((row) =>
        row.map((cell, i) => {
          const [label] = row;
          const runs = i === column && label !== undefined && isRunning.get(cellText(label));
          return runs ? 'running' : cell;
        }),
      );
      return { table: { ...table, caption: 'Results so far', rows }, note };
    }),
    sections: document.sections.filter(({ heading }) => heading === 'What was compared'),
  };
}

/** What changes of the page while the experiment is run. */
export function liveState(running: RunningExperiment, isOver: boolean): LiveState {
  const { charts, finding, rankings } = liveDocument(running);
  return {
    finding: finding.join(' '),
    charts: charts.map(({ name, curves, specification }) => ({
      name,
      source: curves ?? specification,
    })),
    rows: rankings.flatMap(({ table }) => table.rows.map((row) => row.map(cellText))),
    isOver,
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

function resultsSoFar({ experiment, dataset, runs, recordings }: RunningExperiment): Results {
  return {
    kind: 'experiment',
    manifest: {
      lockstep: lockstepPackage.version,
      experiment,
      dataset: {
        name: dataset.name,
        trainSize: dataset.train.size,
        testSize: dataset.test.size,
        inputSize: dataset.inputSize,
        classes: dataset.classes,
        files: [...dataset.files],
      },
      runs: runs.map(({ label, seed }, i) => {
        const { status, iterations } = recordings[i]!;
        return {
          optimizer: label,
          seed,
          status: status === 'running' ? 'finished' : status,
          iterations,
          ...(status === 'diverged' ? { divergedAt: iterations - 1 } : {}),
          batchesSha256: '',
          initialParametersSha256: '',
        };
      }),
    },
    environment: undefined,
    runs: runs.map((run, i) => runCurves(experiment, run, recordings[i]!)),
  };
}
