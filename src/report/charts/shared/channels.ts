import type { Axis, Scale, ToldField, Unit } from '../grammar/vega-lite.ts';

type FieldOf<Row> = keyof Row & string;

interface Looks {
  readonly scale?: Scale;
  readonly axis?: Axis | null;
}

/** The position of a mark by a number of its row. */
export function quantity<Row>(field: FieldOf<Row>, title: string | null, looks: Looks = {}) {
  return { field, type: 'quantitative' as const, title, ...looks };
}

/** What a tooltip tells of a row: fields, what they are called, and how their numbers are written. */
export function told<Row>(
  ...fields: readonly (readonly [field: FieldOf<Row>, title: string, format?: string])[]
): ToldField[] {
  return fields.map(([field, title, format]) => ({
    field,
    title,
    ...(format === undefined ? {} : { format }),
  }));
}

/** A layer that is there only where there is something to draw in it. */
export function layerOf(
  values: readonly object[],
  { transform, mark, encoding, params }: Omit<Unit, 'data'>,
): Unit[] {
  if (values.length === 0) return [];
  return [
    {
      ...(params ? { params } : {}),
      data: { values },
      ...(transform ? { transform } : {}),
      mark,
      ...(encoding ? { encoding } : {}),
    },
  ];
}
