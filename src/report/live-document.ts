import type { Dataset } from '../data/dataset.ts';
import type { Experiment } from '../experiment/schema.ts';
import type { PlannedRun } from '../harness/plan.ts';
import type { RunRecording } from '../harness/recording.ts';
import { runCurves } from '../comparison/run-curves.ts';
import { lockstepPackage } from '../results/package.ts';
import type { Results } from '../results/results.ts';
import { lossCurves, type LossCurves } from './charts/loss-curves.ts';
import type { ReportDocument } from './document.ts';
import { experimentDocument } from './experiment-document.ts';
import { cellText } from './report-table.ts';

/** How an experiment that is being run looks at the moment: what an open page asks for. */
export interface LiveState {
  readonly finding: string;
  readonly curves: LossCurves | undefined;
  /** The cells of the table of results. */
  readonly rows: readonly (readonly string[])[];
  /** Whether it has ended: the page then shows the report. */
  readonly isOver: boolean;
}

/** An experiment that is being run, as its recordings stand. */
export interface RunningExperiment {
  readonly experiment: Experiment;
  readonly dataset: Dataset;
  readonly runs: readonly PlannedRun[];
  readonly recordings: readonly RunRecording[];
}

/** The report of an experiment as far as it has got. */
export function liveDocument(running: RunningExperiment): ReportDocument {
  const document = experimentDocument(resultsSoFar(running));
  const { experiment, recordings } = running;
  const reached = recordings.map(({ iterations }) => iterations);
  const isRunning = new Map(
    running.runs.map(({ label }, i) => [label, recordings[i]!.status === 'running']),
  );
  return {
    ...document,
    finding: [
      `Running: ${Math.min(...reached)} to ${Math.max(...reached)} of ${experiment.iterations} iterations. ` +
        'This page follows; closing it harms nothing.',
    ],
    rankings: document.rankings.map(({ table, note }) => {
      const column = table.columns.findIndex(({ heading }) => heading === 'status');
      const rows = table.rows.map((row) =>
        row.map((cell, i) => (i === column && isRunning.get(cellText(row[0]!)) ? 'running' : cell)),
      );
      return { table: { ...table, rows }, note };
    }),
    sections: document.sections.filter(({ heading }) => heading === 'What was compared'),
  };
}

/** What changes of the page while the experiment is run. */
export function liveState(running: RunningExperiment, isOver: boolean): LiveState {
  const { finding, rankings } = liveDocument(running);
  const loss = running.experiment.charts.find(({ type }) => type === 'loss');
  return {
    finding: finding[0]!,
    curves: loss?.type === 'loss' ? lossCurves(resultsSoFar(running), loss) : undefined,
    rows: rankings.flatMap(({ table }) => table.rows.map((row) => row.map(cellText))),
    isOver,
  };
}

function resultsSoFar({ experiment, dataset, runs, recordings }: RunningExperiment): Results {
  return {
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
