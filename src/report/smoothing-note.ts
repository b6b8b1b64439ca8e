import type { Results } from '../results/results.ts';

/** How the losses were smoothed, and where a run was too short for the window. */
export function smoothingNote({ manifest, runs }: Results): string {
  const { window, beta } = manifest.experiment.smoothing;
  const short = runs.filter(({ losses }) => {
    const finite = losses.filter(Number.isFinite).length;
    return finite > 0 && finite < window;
  });
  const how = `They are smoothed with a Kaiser window of length ${window}, beta ${beta}, over the series with reflected ends.`;
  if (short.length === 0) return how;
  const names = short.map(({ optimizer }) => optimizer).join(', ');
  return `${how} ${names}: fewer finite losses than that, so smoothed with the widest odd window that fits.`;
}
