import type { AnyResults } from '../../study/results.ts';
import type { DrawnChart } from '../charts/grammar/chart.ts';
import type { Ranking } from './rankings/ranking.ts';
import { batchesAndData } from './sections/batches-and-data.ts';
import { caveatsOf } from './sections/caveats.ts';
import { chartsOf } from './sections/charts.ts';
import { findingOf, type DocumentFinding } from './sections/finding.ts';
import { headOf, type DocumentHead } from './sections/head.ts';
import { howEachWasTuned } from './sections/how-each-was-tuned.ts';
import { rankingsOf } from './sections/ranking.ts';
import { runItAgain } from './sections/run-it-again.ts';
import type { ReportSection } from './sections/section.ts';
import { warningsOf } from './sections/warnings.ts';
import { whatWasCompared } from './sections/what-was-compared.ts';

/** A chart of a report; the first is the report's picture. */
export type DocumentChart = DrawnChart;

/** What a report says, before it is written as a page, as Markdown or as pictures. */
export interface ReportDocument extends DocumentHead, DocumentFinding {
  /** What must be known before anything here is believed, a paragraph each. */
  readonly warnings: readonly string[];
  /** What is to be looked at before the charts. */
  readonly first?: ReportSection;
  readonly charts: readonly DocumentChart[];
  /** Who ended where, the first tables of the page: one, unless results can't be ranked together. */
  readonly rankings: readonly Ranking[];
  /** What must not be concluded. */
  readonly caveats: readonly string[];
  /** The evidence: what was compared and how, and how to run it again. */
  readonly sections: readonly ReportSection[];
}

/** What the report of an experiment or a study says: each section is a file that takes either. */
export function documentOf(results: AnyResults): ReportDocument {
  return {
    ...headOf(results),
    warnings: warningsOf(results),
    ...findingOf(results),
    charts: chartsOf(results),
    rankings: rankingsOf(results),
    caveats: caveatsOf(results),
    sections: [
      whatWasCompared(results),
      ...howEachWasTuned(results),
      batchesAndData(results),
      runItAgain(results),
    ],
  };
}
