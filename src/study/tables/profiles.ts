import type { Table } from './table.ts';

/** A step of a performance profile a row. */
export const profilesTable: Table = {
  file: 'profiles.csv',
  columns: ['optimizer', 'ratio', 'share'],
  rows: ({ across }) =>
    across?.profiles.flatMap((profile, i) =>
      profile.map(({ ratio, share }) => [across.labels[i], ratio, share]),
    ) ?? [],
};
