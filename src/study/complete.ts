import path from 'node:path';
import { z } from 'zod';
import { readJsonFile } from '../base/files/json-file.ts';
import type { Compared } from './compare.ts';
import { sensitivity } from './tables/sensitivity.ts';
import { NOT_COMPUTED } from './tables/shared-columns.ts';
import { trials } from './tables/trials.ts';
import { STUDY_FILE } from './write.ts';

/** As far as this looks into it, so that other versions' results count as well. */
const endedSchema = z.looseObject({ lockstep: z.string(), ended: z.string().optional() });

/** Whether all runs of a study, or of its tuning, were computed. */
export function isComplete({ problems }: Compared): boolean {
  return problems.every(({ optimizers }) =>
    optimizers.every(({ trials, finals }) =>
      [...trials.flatMap(({ results }) => results), ...finals].every((run) => run !== undefined),
    ),
  );
}

/** Whether a folder holds a study all of whose runs were computed. */
export async function holdsCompleteStudy(folder: string): Promise<boolean> {
  const file = path.join(folder, STUDY_FILE);
  const found = await readJsonFile(file, endedSchema, 'optional').catch(() => undefined);
  return found !== undefined && found.ended === undefined;
}

/** Whether there is a table of trials, and all of them were computed. */
export async function isCompleteTrialTable(file: string): Promise<boolean> {
  const rows = await trials.read(file).catch(() => undefined);
  return rows?.every(({ status }) => status !== NOT_COMPUTED) ?? false;
}

/** Whether there is a table of an option's values, and all have had the same number of runs. */
export async function isCompleteSensitivityTable(file: string): Promise<boolean> {
  const rows = await sensitivity.read(file).catch(() => undefined);
  if (rows === undefined) return false;
  const [first] = rows;
  return rows.every(({ runs }) => runs !== 0 && runs === first?.runs);
}
