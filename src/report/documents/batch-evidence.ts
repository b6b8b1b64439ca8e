import type { ManifestRun } from '../../results/manifest.ts';
import type { AnyResults, StudyResults } from '../../study/results.ts';
import { studyTables } from '../../study/tables/registry.ts';
import { tableOf, type ReportTable } from '../page/report-table.ts';
import { hashesByLength, runsBySeed, unlikeSeeds, type SeedRuns } from './same-batches.ts';
import { statusText } from './words.ts';

/** What hashes show of the batches that runs were trained on. */
export interface BatchEvidence {
  /** False where any two that must be the same differ. */
  readonly isSame: boolean;
  /** Of a section that tells of it. */
  readonly heading: string;
  readonly words: string;
  /** The hashes; missing where the folder came without them. */
  readonly table?: ReportTable;
}

const HASHES = 'Hashes of batches and first parameters';
const BATCHES = 'batches, SHA-256';
const STARTS = 'first parameters, SHA-256';

/** What the hashes of an experiment's runs, or of a study's final runs, show of their batches. */
export function batchEvidence(results: AnyResults): BatchEvidence {
  return results.kind === 'experiment' ? ofRuns(results.manifest.runs) : ofSeeds(results);
}

/** In an experiment, runs that went as far must have the same batches. */
function ofRuns(runs: readonly ManifestRun[]): BatchEvidence {
  const lengths = [...hashesByLength(runs).values()];
  const isSame = lengths.every(({ size }) => size === 1);
  return {
    isSame,
    heading: headingOf(isSame, runs.length > 1),
    words: wordsOfRuns(isSame, runs.length, lengths.length),
    table: tableOf(
      HASHES,
      [
        { heading: 'run', cell: (run) => run.optimizer },
        { heading: 'status', cell: statusText },
        { heading: BATCHES, cell: (run) => run.batchesSha256 },
        { heading: STARTS, cell: (run) => run.initialParametersSha256 },
      ],
      runs,
    ),
  };
}

/** @param lengths how many there are: one where all runs went equally far */
function wordsOfRuns(isSame: boolean, runs: number, lengths: number): string {
  if (!isSame) {
    return 'The runs were NOT trained on the same batches: the SHA-256 of the row numbers differs. Do not compare them.';
  }
  if (runs === 1) {
    return 'The hash of the row numbers shows which batches the run was trained on, and in which order.';
  }
  return lengths === 1
    ? `All ${runs} runs were trained on the same batches in the same order: the SHA-256 of the row numbers is the same for all.`
    : 'All runs that went as far as each other were trained on the same batches in the same order; a run that ended early has the hash of the batches it got.';
}

/** In a study, those of a problem and a seed; and all must have the same first parameters. */
function ofSeeds({ manifest, tables, missing }: StudyResults): BatchEvidence {
  if (missing.includes('runs')) {
    return {
      isSame: true,
      heading: headingOf(true, false),
      words: `The hashes of the batches are in ${studyTables.runs.file}, which is missing.`,
    };
  }
  const seeds = runsBySeed(tables.runs ?? []);
  const unlike = unlikeSeeds(seeds, true).length;
  const several = seeds.some(({ runs }) => runs.length > 1);
  return {
    isSame: unlike === 0,
    heading: headingOf(unlike === 0, several),
    words: wordsOfSeeds(unlike, seeds.length, several, manifest.problems.length > 1),
    table: tableOf(
      HASHES,
      [
        { heading: 'problem', cell: ({ problem }) => problem },
        { heading: 'seed', cell: ({ seed }) => String(seed) },
        { heading: 'runs', numeric: true, cell: ({ runs }) => String(runs.length) },
        { heading: BATCHES, cell: ({ runs }) => hashesOf(runs, 'batchesSha256') },
        { heading: STARTS, cell: ({ runs }) => hashesOf(runs, 'initialParametersSha256') },
      ],
      seeds,
    ),
  };
}

function wordsOfSeeds(unlike: number, of: number, several: boolean, manyProblems: boolean): string {
  if (of === 0) return 'No final run was computed, so there are no hashes.';
  if (unlike > 0) {
    return `In ${unlike} of ${of} seeds the runs did NOT see the same batches or did not start from the same parameters. Do not compare them.`;
  }
  if (!several) {
    return 'The hashes show from which parameters each run started, which batches it saw, and in which order.';
  }
  const ofEach = manyProblems ? 'In each seed of each problem' : 'In each seed';
  return `${ofEach} all runs started from the same parameters and saw the same batches in the same order: the SHA-256 of both are the same. A run that ended early has the hash of the batches it got.`;
}

/** @param several whether there are runs to hold against each other */
function headingOf(isSame: boolean, several: boolean): string {
  if (!isSame) return 'Not the same batches for all';
  return several ? 'The same data and batches for all' : 'The data and the batches';
}

function hashesOf(runs: SeedRuns['runs'], hash: 'batchesSha256' | 'initialParametersSha256') {
  return [...new Set(runs.map((run) => run[hash]))].join(' ');
}
