import type { MetricName } from '../problems/problem.ts';

/** `validation loss` */
export function metricWords(metric: MetricName): string {
  return metric.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A number for people: three digits that count. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : value.toPrecision(3);
  return text.includes('e') ? Number(text).toExponential(2) : text;
}
