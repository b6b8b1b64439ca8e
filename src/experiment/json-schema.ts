import { z } from 'zod';
import { hasKeys } from '../base/errors/wrong-argument.ts';
import { jsonText } from '../base/text/json-text.ts';
import { datasets } from '../data/sets/registry.ts';
import { optionsSchema, type OptionSpecs } from '../base/options/options.ts';
import { optimizers } from '../optimizers/registry.ts';
import { wrappers } from '../optimizers/wrappers/registry.ts';
import { schedules } from '../schedules/registry.ts';
import { experimentSchema } from './schema.ts';

/** A JSON Schema of an object. */
export interface ObjectSchema {
  properties: Record<string, Record<string, unknown>>;
  [keyword: string]: unknown;
}

/** @throws RangeError where it is the JSON Schema of something else than an object with named keys */
export function objectSchema(schema: unknown): ObjectSchema {
  if (isObjectSchema(schema)) return schema;
  throw new RangeError(`a JSON Schema of an object is expected here, not ${jsonText(schema)}`);
}

function isObjectSchema(schema: unknown): schema is ObjectSchema {
  return hasKeys(schema, 'properties') && typeof schema.properties === 'object';
}

/** @throws RangeError where the schema has no such key */
export function propertyOf({ properties }: ObjectSchema, name: string): Record<string, unknown> {
  const property = properties[name];
  if (!property) throw new RangeError(`the JSON Schema has no key "${name}"`);
  return property;
}

/**
 * The JSON Schema by which editors complete and check experiment files: the experiment's own, with
 * the options of each optimizer, schedule and wrapper written in from the registries.
 */
export function experimentJsonSchema(): Record<string, unknown> {
  const schema = objectSchema(z.toJSONSchema(experimentSchema, { io: 'input' }));
  nameOptimizers(schema);
  const dataset = propertyOf(schema, 'dataset');
  const { anyOf: forms } = dataset;
  const withKeys = objectSchema(Array.isArray(forms) ? forms.at(-1) : undefined);
  withKeys.properties['name'] = { ...datasetNames(), default: 'mnist' };
  dataset['anyOf'] = [datasetNames(), withKeys];
  return schema;
}

/** The data sets' names, or a path. */
export function datasetNames(): { anyOf: Record<string, unknown>[] } {
  const path = {
    type: 'string',
    pattern: '[/\\\\]|\\.csv$',
    description: 'the path of a data set of yours',
  };
  return { anyOf: [...names(datasets).anyOf, path] };
}

/** Writes the registries into the schema's list of optimizers. */
export function nameOptimizers(schema: ObjectSchema): void {
  const entry = objectSchema(propertyOf(schema, 'optimizers')['items']);
  entry.properties['name'] = names(optimizers);
  delete entry.properties['optimizer'];
  entry.properties['schedule'] = {
    ...named(schedules),
    description: 'how the learning rate changes',
  };
  entry.properties['wrappers'] = {
    type: 'array',
    items: named(wrappers),
    description: 'what is put around the optimizer, innermost first',
  };
  entry['allOf'] = optimizers.map(({ name, options }) =>
    whenNamed(name, { properties: { options: inputSchema(options) } }),
  );
}

/** A name, with the options that go with it beside it. */
function named(
  registry: readonly {
    readonly name: string;
    readonly summary: string;
    readonly options: OptionSpecs;
  }[],
): Record<string, unknown> {
  return {
    type: 'object',
    required: ['name'],
    properties: { name: names(registry) },
    allOf: registry.map(({ name, options }) => {
      const { properties } = inputSchema(options);
      return whenNamed(name, {
        properties: { name: {}, ...properties },
        additionalProperties: false,
      });
    }),
  };
}

/** The names of a registry, with what each means. */
export function names(registry: readonly { readonly name: string; readonly summary: string }[]): {
  anyOf: Record<string, unknown>[];
} {
  return { anyOf: registry.map(({ name, summary }) => ({ const: name, description: summary })) };
}

/** The JSON Schema of options as they may be written. */
export function inputSchema(specs: OptionSpecs): ObjectSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(optionsSchema(specs), { io: 'input' });
  return objectSchema(schema);
}

/** What holds for an entry of a name. */
export function whenNamed(name: string, then: Record<string, unknown>): Record<string, unknown> {
  return { if: { properties: { name: { const: name } }, required: ['name'] }, then };
}
