import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultsOf, type Entry } from '../../src/catalog/entry.ts';
import { listedEntries } from '../../src/catalog/json.ts';
import { entriesOf, topicRegistry, topics } from '../../src/catalog/topics.ts';
import { optionsSchema } from '../../src/base/options/options.ts';
import { ROOT } from '../fixtures/lockstep.ts';

const common = { default: z.unknown(), help: z.string().min(1) };
const limits = {
  min: z.number().optional(),
  max: z.number().optional(),
  above: z.number().optional(),
  below: z.number().optional(),
};
const option = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['number', 'integer']),
    ...common,
    ...limits,
    default: z.number(),
    tune: z
      .strictObject({
        min: z.number(),
        max: z.number(),
        scaling: z.enum(['linear', 'log', 'one-minus-log']),
      })
      .optional(),
  }),
  z.strictObject({ type: z.literal('boolean'), ...common, default: z.boolean() }),
  z.strictObject({
    type: z.literal('choice'),
    ...common,
    default: z.string(),
    choices: z.array(z.string()),
    orPath: z.literal(true).optional(),
  }),
  z.strictObject({
    type: z.literal('numbers'),
    ...common,
    ...limits,
    default: z.array(z.number()),
  }),
]);
const options = z.record(z.string(), option);

/** Keys as docs/list.md has them. */
const named = { name: z.string(), label: z.string().min(1), summary: z.string() };
const paper = z.strictObject({
  authors: z.string(),
  title: z.string(),
  year: z.int(),
  url: z.url(),
});
const file = z.strictObject({ ...named, file: z.string() });
const withOptions = z.strictObject({ ...named, options });
const fromPaper = withOptions.extend({ formula: z.string(), paper });
const SHAPES: Readonly<Record<string, z.ZodObject>> = {
  experiments: file,
  suites: file,
  optimizers: fromPaper.extend({ state: z.array(z.string()) }),
  wrappers: fromPaper,
  schedules: withOptions,
  problems: withOptions,
  datasets: z.strictObject(named),
};

/** What `lockstep list` prints for programs, as they read it. */
async function printed(topic: string, only?: Entry): Promise<unknown> {
  return JSON.parse(JSON.stringify(await listedEntries(topicRegistry.find(topic), only)));
}

describe.each(topics)('lockstep list $name --json', (topic) => {
  it('has the shape that docs/list.md describes', async () => {
    const entries = await printed(topic.name);
    const shape = SHAPES[topic.name];
    expect(shape).toBeDefined();
    if (!shape) return;
    expect(z.array(shape).min(1).safeParse(entries).error?.issues ?? []).toEqual([]);
  });
});

describe('what a program learns from it', () => {
  it('is every option’s default, which its limits allow', async () => {
    for (const topic of topics) {
      if (!('entries' in topic)) continue;
      const entries = z.array(withOptions.loose()).parse(await printed(topic.name));
      expect(entries.map((entry) => defaultsOf(entry as Entry))).toEqual(
        topic.entries.map(defaultsOf),
      );
      for (const entry of entries) {
        expect(optionsSchema(entry.options as Entry['options']).safeParse({}).success).toBe(true);
      }
    }
  });

  it('is Adam with the defaults of its paper', async () => {
    const topic = topicRegistry.find('optimizers');
    if (!('entries' in topic)) throw new Error('optimizers have no entries');
    const [adam, ...others] = z
      .array(withOptions.loose())
      .parse(await printed('optimizers', entriesOf('optimizers', topic.entries).find('adam')));
    expect(others).toEqual([]);
    // Kingma & Ba, Algorithm 1: α = 0.001, β1 = 0.9, β2 = 0.999.
    expect(adam).toMatchObject({
      name: 'adam',
      label: 'Adam',
      paper: { year: 2015, url: 'https://arxiv.org/abs/1412.6980' },
      options: {
        lr: { type: 'number', default: 0.001, tune: { scaling: 'log' } },
        beta1: { type: 'number', default: 0.9, below: 1, tune: { scaling: 'one-minus-log' } },
        beta2: { type: 'number', default: 0.999, below: 1 },
      },
    });
  });
});

it('docs/list.md names every topic and every key, and no other', async () => {
  const page = await readFile(path.join(ROOT, 'docs/list.md'), 'utf8');
  const [, entryKeys = '', optionKeys = ''] = page.split(/^\| key .*$/m);
  const firstColumn = (table: string) =>
    [...table.matchAll(/^\| (`[^|]*`) +\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, key]) => key),
    );
  const keysOf = (shapes: readonly z.ZodObject[]) =>
    new Set(shapes.flatMap((shape) => Object.keys(shape.shape)));
  expect(new Set(firstColumn(entryKeys))).toEqual(keysOf(Object.values(SHAPES)));
  expect(new Set(firstColumn(optionKeys))).toEqual(keysOf(option.options));
  for (const { name } of topics) expect(page).toContain(`\`${name}\``);
});
