import type { ManifestRun } from '../results/manifest.ts';

/** What became of a run, as a clause to follow its name. */
export function statusText({ status, iterations, divergedAt, error }: ManifestRun): string {
  switch (status) {
    case 'finished':
      return 'finished';
    case 'diverged':
      return `diverged at iteration ${divergedAt}`;
    case 'interrupted':
      return `was interrupted after ${iterations} iterations`;
    case 'failed':
      return `failed after ${iterations} iterations: ${error}`;
  }
}

/** A number for people: four digits after the point. */
export function numberText(value: number | undefined): string {
  if (value === Infinity) return '∞';
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(4);
}
