import { itemAt } from '../../base/lists/item-at.ts';
import { ln } from '../../base/math/ln.ts';
import { power } from '../../base/math/power.ts';
import type { OptionSpecs, TuningRange } from '../../base/options/options.ts';
import type { ComparedEntry, Study } from '../plan/schema.ts';

type Value = number | boolean | string;

/** An option that tuning may set, and where. */
export interface SearchedOption {
  readonly name: string;
  readonly isInteger: boolean;
  /** From where to where, or the points to take. */
  readonly range: TuningRange | readonly Value[];
}

/** Nearer to an end of its range than this share of it, a value stands at the edge. */
const EDGE = 0.05;

/** The options of an optimizer that are tuned: those with a range, of the optimizer's or the entry's. */
export function searchSpace(
  specs: OptionSpecs,
  { tune }: Pick<ComparedEntry, 'tune'>,
  chosen: Study['tuning']['options'],
): SearchedOption[] {
  return Object.entries(specs).flatMap(([name, spec]) => {
    if (chosen !== 'all' && !chosen.includes(name)) return [];
    const range = tune?.[name] ?? ('tune' in spec ? spec.tune : undefined);
    return range ? [{ name, isInteger: spec.type === 'integer', range }] : [];
  });
}

/** The value at a place of an option's range, 0 at its start and 1 at its end. */
export function valueAt({ range, isInteger }: SearchedOption, place: number): Value {
  if (isList(range)) {
    return itemAt(range, Math.min(range.length - 1, Math.floor(place * range.length)));
  }
  const { min, max, scaling } = range;
  const value =
    scaling === 'linear'
      ? min + (max - min) * place
      : scaling === 'log'
        ? min * power(max / min, place)
        : 1 - (1 - min) * power((1 - max) / (1 - min), place);
  return isInteger ? Math.round(value) : value;
}

/** Which end of its range a value stands at, or lies beyond; nothing inside, and nothing for lists. */
export function edgeOf({ range }: SearchedOption, value: unknown): 'low' | 'high' | undefined {
  if (isList(range) || typeof value !== 'number') return undefined;
  const place = placeOf(range, value);
  if (place < EDGE) return 'low';
  return place > 1 - EDGE ? 'high' : undefined;
}

function placeOf({ min, max, scaling }: TuningRange, value: number): number {
  if (scaling === 'linear') return (value - min) / (max - min);
  if (scaling === 'log') return value <= 0 ? -1 : ln(value / min) / ln(max / min);
  return value >= 1 ? 2 : ln((1 - value) / (1 - min)) / ln((1 - max) / (1 - min));
}

function isList(range: SearchedOption['range']): range is readonly Value[] {
  return Array.isArray(range);
}
