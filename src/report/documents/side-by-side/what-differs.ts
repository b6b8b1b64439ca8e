import type { OptimizerEntry } from '../../../experiment/schema.ts';
import type { AnyResults } from '../../../study/results.ts';
import { html } from '../../page/html.ts';
import { tableHtml } from '../../page/page-parts.ts';
import type { ReportSection } from '../sections/section.ts';
import type { NamedResults } from './named-results.ts';
import { settingsThatDiffer, type Settings } from './settings-that-differ.ts';

/** In what several results differ: settings, data, versions and machine. */
export function whatDiffers(parts: readonly NamedResults[]): ReportSection {
  const table = settingsThatDiffer(
    parts.map(({ name }) => name),
    parts.map(({ results }) => settingsOf(results)),
  );
  const hasMachines = parts.every(({ results }) => results.environment);
  return {
    heading: 'What differs',
    content:
      table.rows.length > 0
        ? tableHtml(table)
        : hasMachines
          ? html`<p>Nothing: the same settings, data, versions and machine.</p>`
          : html`<p>
              Nothing: the same settings, data and version of lockstep. The machines were not kept.
            </p>`,
  };
}

/** What results may differ by. */
function settingsOf(results: AnyResults): Settings {
  switch (results.kind) {
    case 'experiment': {
      const { manifest, environment } = results;
      return {
        lockstep: manifest.lockstep,
        ...byLabel(manifest.experiment),
        data: byName(manifest.dataset.files),
        ...(environment ? { ...machineOf(environment), engine: environment.engine } : {}),
      };
    }
    case 'study': {
      const { manifest, environment } = results;
      return {
        lockstep: manifest.lockstep,
        ...byLabel(manifest.comparison),
        data: byName(manifest.data),
        ...(environment ? machineOf(environment) : {}),
      };
    }
  }
}

/** The settings with each optimizer under its label. */
function byLabel({
  optimizers,
  ...others
}: {
  readonly optimizers: readonly Pick<OptimizerEntry, 'name' | 'label'>[];
}): Settings {
  return {
    ...others,
    optimizers: Object.fromEntries(
      optimizers.map(({ label, name, ...entry }) => [label ?? name, { name, ...entry }]),
    ),
  };
}

function byName(files: readonly { readonly name: string; readonly sha256: string }[]) {
  return Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256]));
}

function machineOf({
  machine,
  versions,
  workers,
}: Pick<NonNullable<AnyResults['environment']>, 'machine' | 'versions' | 'workers'>): Settings {
  return { machine, versions, workers };
}
