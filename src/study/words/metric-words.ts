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

/** The column of each metric in the table of runs. */
const COLUMNS = {
  trainLoss: 'train_loss',
  trainAccuracy: 'train_accuracy',
  validationLoss: 'validation_loss',
  validationAccuracy: 'validation_accuracy',
  testLoss: 'test_loss',
  testAccuracy: 'test_accuracy',
} as const satisfies Record<MetricName, string>;

export function metricColumn(metric: MetricName): (typeof COLUMNS)[MetricName] {
  return COLUMNS[metric];
}
