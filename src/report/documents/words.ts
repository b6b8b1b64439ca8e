import type { ManifestRun } from '../../results/manifest.ts';

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

/** Digits after the point, of numbers for people. */
const DIGITS = 4;
/** So many tell any two losses apart that differ by more than rounding. */
const MOST_DIGITS = 16;

/** A number for people: four digits after the point. */
export function numberText(value: number | undefined, digits = DIGITS): string {
  if (value === Infinity) return '∞';
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(digits);
}

/** Two numbers for people, with as many digits as it takes to see that they differ. */
export function textsApart(a: number, b: number | undefined): readonly [string, string] {
  for (let digits = DIGITS; digits < MOST_DIGITS; digits++) {
    const texts = [numberText(a, digits), numberText(b, digits)] as const;
    if (texts[0] !== texts[1]) return texts;
  }
  return [numberText(a), numberText(b)];
}

/** Most letters of a label in a sentence. */
const MOST_LETTERS = 60;

/** A label as it stands in a sentence: a very long one is cut. */
export function labelText(label: string): string {
  return label.length > MOST_LETTERS ? `${label.slice(0, MOST_LETTERS - 1)}…` : label;
}
