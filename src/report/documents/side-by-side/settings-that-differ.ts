import type { ReportTable } from '../../page/report-table.ts';

/** Settings of several results, by name; nested ones by their path. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * What differs between results, a row a setting.
 * @param names of the results, in the order of `settings`
 */
export function settingsThatDiffer(
  names: readonly string[],
  settings: readonly Settings[],
): ReportTable {
  const flat = settings.map((one) => flattened(one));
  const keys = [...new Set(flat.flatMap((one) => [...one.keys()]))];
  return {
    caption: 'Settings that differ',
    columns: [{ heading: 'setting' }, ...names.map((heading) => ({ heading }))],
    rows: keys
      .filter((key) => new Set(flat.map((one) => one.get(key))).size > 1)
      .map((key) => [key, ...flat.map((one) => one.get(key) ?? '–')]),
  };
}

function flattened(value: unknown, path = '', found = new Map<string, string>()) {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      flattened(inner, path === '' ? key : `${path}.${key}`, found);
    }
  } else found.set(path, String(value));
  return found;
}
