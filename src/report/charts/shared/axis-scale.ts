import type { Scale } from '../grammar/vega-lite.ts';

/**
 * When an axis is logarithmic: where all its values are positive and the greatest is more than
 * `wide` times the least. The more a reader compares lengths on an axis, the longer it stays linear.
 */
const AXES = {
  /** Values on the way: they fall fast at first, and their ends are what is compared. */
  course: { wide: 5, nice: false },
  /** Values side by side. */
  spread: { wide: 20, nice: true },
  /** What comes of an option: near its bad values it soon is many times the best. */
  response: { wide: 30, nice: true },
  /** What is weighed against a cost on the other axis. */
  worth: { wide: 50, nice: true },
  /** What changes by factors, such as a learning rate or a norm. */
  factor: { wide: 0, nice: false },
} as const satisfies Record<string, { readonly wide: number; readonly nice: boolean }>;

type AxisOf = keyof typeof AXES;

/** Whether an axis is logarithmic. Values that are not finite are not drawn, so they don't count. */
export function isLogarithmic(values: readonly number[], of: AxisOf): boolean {
  const finite = values.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  return finite.length > 0 && least > 0 && greatest / least > AXES[of].wide;
}

/** The scale of an axis by the values that it shows; a linear one need not begin at 0. */
export function scaleFor(values: readonly number[], of: AxisOf): Scale {
  return scaleThat(isLogarithmic(values, of), of);
}

/** The scale of an axis for which it is known whether it is logarithmic. */
export function scaleThat(isLog: boolean, of: AxisOf): Scale {
  if (!isLog) return { zero: false };
  return AXES[of].nice ? { type: 'log' } : { type: 'log', nice: false };
}
