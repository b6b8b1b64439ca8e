import { z } from 'zod';
import { datasets } from '../data/registry.ts';
import { optionsSchema } from '../optimizers/options.ts';
import { optimizers } from '../optimizers/registry.ts';
import { schedules } from '../schedules/registry.ts';
import { experimentSchema } from './schema.ts';

interface ObjectSchema {
  properties: Record<string, Record<string, unknown>>;
  [keyword: string]: unknown;
}

/**
 * The JSON Schema by which editors complete and check experiment files: the experiment's own, with
 * each optimizer's and each schedule's options written in from the registries.
 */
export function experimentJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(experimentSchema, { io: 'input' }) as unknown as ObjectSchema;
  const entry = schema.properties['optimizers']!['items'] as ObjectSchema;
  schema.properties['dataset']!['properties'] = {
    ...(schema.properties['dataset'] as ObjectSchema).properties,
    name: { ...names(datasets), default: 'mnist' },
  };
  entry.properties['name'] = names(optimizers);
  entry.properties['schedule'] = {
    type: 'object',
    required: ['name'],
    properties: { name: names(schedules) },
    allOf: schedules.map(({ name, options }) => {
      const { properties } = inputSchema(options);
      return whenNamed(name, {
        properties: { name: {}, ...properties },
        additionalProperties: false,
      });
    }),
    description: 'how the learning rate changes',
  };
  entry['allOf'] = optimizers.map(({ name, options }) =>
    whenNamed(name, { properties: { options: inputSchema(options) } }),
  );
  return schema;
}

function names(
  registry: readonly { readonly name: string; readonly summary: string }[],
): Record<string, unknown> {
  return { anyOf: registry.map(({ name, summary }) => ({ const: name, description: summary })) };
}

function inputSchema(specs: Parameters<typeof optionsSchema>[0]): ObjectSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(optionsSchema(specs), { io: 'input' });
  return schema as unknown as ObjectSchema;
}

function whenNamed(name: string, then: Record<string, unknown>): Record<string, unknown> {
  return { if: { properties: { name: { const: name } }, required: ['name'] }, then };
}
