import type { AnyResults } from '../../../study/results.ts';

/** What a report is called. */
export interface DocumentHead {
  /** Names its files. */
  readonly name: string;
  readonly title: string;
  /** What stands above the title: where it comes from. */
  readonly kicker: string;
}

/** What the report of an experiment or a study is called: as the file that it is of. */
export function headOf(results: AnyResults): DocumentHead {
  switch (results.kind) {
    case 'experiment': {
      const { lockstep, experiment } = results.manifest;
      const { name, title } = experiment;
      return { name, title, kicker: `lockstep ${lockstep} · ${name}` };
    }
    case 'study': {
      const { lockstep, comparison: study } = results.manifest;
      const { name, title } = study;
      return { name, title, kicker: `lockstep ${lockstep} · study ${name}` };
    }
  }
}
