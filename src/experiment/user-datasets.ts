import { placeDataset } from '../data/registry.ts';

/**
 * Notes what the paths of users' data sets refer to, in an experiment or comparison as it was written.
 *
 * @param folder of the file that names them; empty where it was written in code
 */
export function placeDatasetsOf(written: unknown, folder: string): void {
  const { dataset, problems } = (written ?? {}) as { dataset?: unknown; problems?: unknown };
  placeDataset(nameOf(dataset), folder);
  if (!Array.isArray(problems)) return;
  for (const problem of problems as { dataset?: unknown; options?: { dataset?: unknown } }[]) {
    placeDataset(problem?.dataset, folder);
    placeDataset(problem?.options?.dataset, folder);
  }
}

function nameOf(dataset: unknown): unknown {
  return typeof dataset === 'object' && dataset !== null && 'name' in dataset
    ? dataset.name
    : dataset;
}
