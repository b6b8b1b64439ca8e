import { Registry } from '../base/options/registry.ts';
import { datasets } from '../data/sets/registry.ts';
import { listExperiments, listSuites, loadExperiment } from '../experiment/load.ts';
import { optimizers } from '../optimizers/registry.ts';
import { wrappers } from '../optimizers/wrappers/registry.ts';
import { problems } from '../problems/registry.ts';
import { schedules } from '../schedules/registry.ts';
import { loadStudyFile } from '../study/plan/load.ts';
import type { Entry } from './entry.ts';

/** An experiment's or a suite's file, as a list tells of it. */
export interface ListedFile {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly file: string;
}

/** What `lockstep list` can be asked for. */
export type Topic = { readonly name: string } & (
  | {
      /** Things with options, each of which can be shown alone. */
      readonly entries: readonly Entry[];
      /** Whether years, papers and state are in the table. */
      readonly isLong?: true;
    }
  | {
      /** Things with a name, a label and a line that says what they are. */
      readonly named: readonly Pick<Entry, 'name' | 'label' | 'summary'>[];
    }
  | { readonly files: () => Promise<readonly ListedFile[]> }
);

/** Every topic, in the order in which help names them; the only place that lists them. */
export const topics: readonly Topic[] = [
  {
    name: 'experiments',
    files: async () =>
      Promise.all(
        (await listExperiments()).map(async ({ name, file }) => {
          const { title, description } = await loadExperiment(file);
          return { name, title, description, file };
        }),
      ),
  },
  {
    name: 'suites',
    files: async () =>
      Promise.all(
        (await listSuites()).map(async ({ name, file }) => {
          const { title, description } = await loadStudyFile(file);
          return { name, title, description, file };
        }),
      ),
  },
  { name: 'optimizers', entries: optimizers, isLong: true },
  { name: 'wrappers', entries: wrappers },
  { name: 'schedules', entries: schedules },
  { name: 'problems', entries: problems },
  { name: 'datasets', named: datasets },
];
export const topicRegistry = new Registry('topic', topics);

/** The entries of a topic, to be found by name. */
export function entriesOf(topic: string, entries: readonly Entry[]): Registry<Entry> {
  return new Registry(topic, entries, {
    missing: (quoted) => `There is no ${quoted} among the ${topic}.`,
  });
}
