import { number } from '../../base/files/column.ts';
import { optimizer } from './shared-columns.ts';
import { defineStudyTable } from './table.ts';

export const profiles = defineStudyTable({
  file: 'profiles.csv',
  row: 'a step of an optimizer’s performance profile, where there are several problems',
  columns: {
    optimizer,
    ratio: number('median updates to the target over those of the fastest optimizer'),
    share: number('share of the problems on which it is at most that much slower'),
  },
  rows: ({ across }) =>
    across?.labels.flatMap((optimizer, i) =>
      (across.profiles[i] ?? []).map(({ ratio, share }) => ({ optimizer, ratio, share })),
    ) ?? [],
});
