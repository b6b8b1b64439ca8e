import type { Trajectory } from './replay.ts';

/** How far a replay may be from its recording, relative to the largest parameter recorded. */
export interface RecordedTolerance {
  readonly value: number;
  /** Why it is wider than `USUAL_TOLERANCE`, as a clause; nothing where it isn't. */
  readonly reason?: string;
}

/** Sums in another order differ by less. */
export const USUAL_TOLERANCE = 1e-12;

interface Wider extends Required<RecordedTolerance> {
  readonly optimizer: string;
  /** The implementation whose recordings it is for; of any where there is none. */
  readonly source?: string;
}

const WIDER: readonly Wider[] = [
  {
    optimizer: 'soap',
    source: 'nikhilvyas/SOAP',
    value: 1e-5,
    reason:
      'its authors’ code takes QR decompositions in float32 even of float64 parameters, and on six ' +
      'kinds of processor differs from itself by up to 3e-6',
  },
  ...['soap', 'muon'].map((optimizer) => ({
    optimizer,
    value: 1e-9,
    reason: 'decompositions and products of matrices are rounded differently by every library',
  })),
];

/**
 * The tolerance of a recording: a matter of what was recorded and by what code, not of the optimizer
 * that it is held against. It stands here and not in the file, so that no file loosens its own.
 */
export function recordedTolerance({
  optimizer,
  source,
}: Pick<Trajectory, 'optimizer' | 'source'>): RecordedTolerance {
  const wider = WIDER.find(
    (entry) => entry.optimizer === optimizer && (entry.source ?? source) === source,
  );
  return wider ?? { value: USUAL_TOLERANCE };
}
