import { bootstrapBand, type Band } from '../analysis/bootstrap.ts';

/** As many stretches as a picture can show. */
const STRETCHES = 200;

/** The training loss over stretches of updates, over the seeds. */
export interface TrainingCurve extends Band {
  /** The last update of each stretch. */
  readonly steps: readonly number[];
}

/**
 * The mean loss of each of up to 200 stretches of a run, and its band over the runs.
 * @param runs the losses of each, all of one length
 */
export function trainingCurve(runs: readonly (readonly number[])[]): TrainingCurve {
  const updates = runs[0]?.length ?? 0;
  const stretches = Math.min(STRETCHES, updates);
  const ends = Array.from({ length: stretches }, (_, i) =>
    Math.round(((i + 1) * updates) / stretches),
  );
  const means = runs.map((losses) =>
    ends.map((end, i) => {
      const start = ends[i - 1] ?? 0;
      let sum = 0;
      for (const loss of losses.slice(start, end)) sum += loss;
      return sum / (end - start);
    }),
  );
  return { ...bootstrapBand(means), steps: ends };
}
