/** A Kaiser window; of length 1 it changes nothing. */
export interface Smoothing {
  readonly window: number;
  readonly beta: number;
}

/** `smoothed with a Kaiser window of length 11, beta 2`, or `not smoothed`. */
export function smoothedHow({ window, beta }: Smoothing): string {
  return window === 1
    ? 'not smoothed'
    : `smoothed with a Kaiser window of length ${window}, beta ${beta}`;
}

/**
 * Which runs were too short for the window, in a sentence; empty where none was.
 * @param runs with the number of their losses, up to the first that is not finite
 */
export function tooShortText(
  { window }: Smoothing,
  runs: readonly { readonly optimizer: string; readonly length: number }[],
): string {
  const short = runs.filter(({ length }) => length > 0 && length < window);
  if (short.length === 0) return '';
  const names = short.map(({ optimizer }) => optimizer).join(', ');
  return ` ${names}: fewer finite losses than that, so smoothed with the widest odd window that fits.`;
}

/** How many losses there are before the first that is not finite. */
export function finiteLength(losses: ArrayLike<number | null>): number {
  const end = Array.from(losses).findIndex((loss) => loss === null || !Number.isFinite(loss));
  return end < 0 ? losses.length : end;
}
