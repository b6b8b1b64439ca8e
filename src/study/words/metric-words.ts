import type { MetricName } from '../../problems/problem.ts';

/** `validation loss` */
export function metricWords(metric: MetricName): string {
  return metric.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A number for people: three digits that count. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1000 && size < 1e9)) return value.toFixed(0);
  return size < 1e-3 || size >= 1e9 ? value.toExponential(2) : value.toPrecision(3);
}

/** The column of a metric in `runs.csv`. */
export function metricColumn(metric: MetricName): string {
  return metric.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
