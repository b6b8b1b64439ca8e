import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  defineExperiment,
  defineStudy,
  type WrittenExperiment,
  type WrittenStudy,
} from '../../src/index.ts';

/** The part of a JSON Schema that says which keys there are. */
interface Keys {
  readonly properties?: Readonly<Record<string, Keys>>;
  readonly items?: Keys;
  readonly anyOf?: readonly Keys[];
  readonly oneOf?: readonly Keys[];
}

/** Each key that a file may have, as `tuning.trials`. */
function keysOf({ properties = {}, items, anyOf = [], oneOf = [] }: Keys, within = ''): string[] {
  return [
    ...Object.entries(properties).flatMap(([key, inner]) => [
      `${within}${key}`,
      ...keysOf(inner, `${within}${key}.`),
    ]),
    ...[items ?? [], anyOf, oneOf].flat().flatMap((inner) => keysOf(inner, within)),
  ];
}

/** Each key that was written, likewise. */
function keysIn(written: unknown, within = ''): string[] {
  if (Array.isArray(written)) return written.flatMap((entry) => keysIn(entry, within));
  if (typeof written !== 'object' || written === null) return [];
  return Object.entries(written).flatMap(([key, inner]) => [
    `${within}${key}`,
    ...keysIn(inner, `${within}${key}.`),
  ]);
}

/** The YAML below a page's heading “Every key”. */
async function everyKey<Written>(page: string): Promise<Written> {
  const text = await readFile(page, 'utf8');
  const [, yaml = ''] = /### Every key\n.*?```yaml\n(.*?)```/s.exec(text) ?? [];
  return parse(yaml) as Written;
}

async function schema(kind: string): Promise<Keys> {
  return JSON.parse(await readFile(`schema/${kind}.schema.json`, 'utf8')) as Keys;
}

/** Filled in by lockstep, and so not told. */
const isFilledIn = (key: string) => key.startsWith('optimizers.module');

describe('“Every key” of docs/experiments.md', async () => {
  const written = await everyKey<WrittenExperiment>('docs/experiments.md');

  it('has each key of the schema', async () => {
    const keys = keysOf(await schema('experiment')).filter((key) => !isFilledIn(key));
    expect(keysIn(written)).toEqual(expect.arrayContaining(keys));
  });

  it('shows the defaults', async () => {
    const { name, title, iterations, batchSize } = written;
    const least = { name, title, iterations, batchSize, optimizers: [{ name: 'sgd' }] };
    expect(await defineExperiment(written)).toMatchObject(await defineExperiment(least));
  });
});

describe('“Every key” of docs/studies.md', async () => {
  const written = await everyKey<WrittenStudy>('docs/studies.md');

  it('has each key of the schema', async () => {
    const keys = keysOf(await schema('study')).filter((key) => !isFilledIn(key));
    expect(keysIn(written)).toEqual(expect.arrayContaining(keys));
  });

  it('shows the defaults', async () => {
    const { name, title } = written;
    const least = { name, title, optimizers: [{ name: 'sgd' }] };
    expect(await defineStudy(written)).toMatchObject(await defineStudy(least));
  });
});
