import { stringify } from 'yaml';
import type { Results } from '../../../results/results.ts';
import { evaluations } from '../../../results/tables/evaluations.ts';
import { losses } from '../../../results/tables/losses.ts';
import { studyManifestSchema } from '../../../study/manifest.ts';
import type { AnyResults, StudyResults } from '../../../study/results.ts';
import { html, type Html } from '../../page/html.ts';
import { copyHtml, detailsHtml } from '../../page/page-parts.ts';
import { machineHtml } from './machine.ts';
import type { ReportSection } from './section.ts';

/** How to have the same numbers again. */
interface Rerun {
  /** What will be the same, as HTML. */
  readonly promise: Html;
  readonly command: string;
  /** `experiment` or `study`. */
  readonly file: string;
  /** What stands in that file, with every default filled in. */
  readonly settings: unknown;
  /** The machine and the course of the run, as HTML. */
  readonly machine: Html;
}

/** How to run it again: the command, the file, and the machine that it ran on. */
export function runItAgain(results: AnyResults): ReportSection {
  const { promise, command, file, settings, machine } =
    results.kind === 'study' ? ofStudy(results) : ofExperiment(results);
  const label = `${file.charAt(0).toUpperCase()}${file.slice(1)} file`;
  return {
    heading: 'Run it again',
    content: html`<p>${promise}</p>
      ${copyHtml('Command', command)}
      ${detailsHtml(
        `The ${file} file, with every default filled in`,
        copyHtml(label, stringify(settings)),
      )}
      ${machine}`,
  };
}

function ofExperiment({ manifest, environment }: Results): Rerun {
  const { experiment } = manifest;
  return {
    promise: html`The same experiment file gives the same bytes in <code>${losses.file}</code>,
      <code>${evaluations.file}</code> and <code>manifest.json</code>, on every machine.`,
    command: environment?.command ?? `npx lockstep run ${experiment.name}`,
    file: 'experiment',
    settings: experiment,
    machine: environment
      ? machineHtml(
          environment,
          `started ${environment.startedAt}, trained for ${environment.seconds.toFixed(1)} seconds ` +
            `by the ${environment.engine} engine, workers: ${environment.workers}`,
        )
      : html`<p>The machine and the times of this run were not kept.</p>`,
  };
}

function ofStudy({ manifest, environment }: StudyResults): Rerun {
  const { comparison: study } = manifest;
  return {
    promise: html`The same file gives the same bytes in all tables, on every machine; only the
    seconds differ.`,
    command: environment?.command ?? `npx lockstep compare ${study.name}`,
    file: 'study',
    // In the schema's order, whether the study was just computed or read back from its folder.
    settings: studyManifestSchema.shape.comparison.parse(study),
    machine: environment
      ? machineHtml(
          environment,
          `started ${environment.startedAt}, took ${environment.seconds.toFixed(1)} seconds with ` +
            `${environment.workers} workers: ${environment.computed} runs computed, ${environment.kept} kept from before`,
        )
      : html`<p>The machine and the times were not kept.</p>`,
  };
}
