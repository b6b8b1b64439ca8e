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
      return `failed after ${iterations} iterations${error === undefined ? '' : `: ${error}`}`;
  }
}

/** A number for people: four digits after the point. */
export function numberText(value: number | undefined): string {
  if (value === Infinity) return '∞';
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(4);
}

/** Most letters of a label in a sentence. */
const MOST_LETTERS = 60;

/** A label as it stands in a sentence: a very long one is cut. */
export function labelText(label: string): string {
  return label.length > MOST_LETTERS ? `${label.slice(0, MOST_LETTERS - 1)}…` : label;
}
