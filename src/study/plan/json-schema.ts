import { z } from 'zod';
import {
  datasetNames,
  inputSchema,
  nameOptimizers,
  names,
  whenNamed,
  type ObjectSchema,
} from '../../experiment/json-schema.ts';
import { problems } from '../../problems/registry.ts';
import { studySchema } from './schema.ts';

/** The JSON Schema by which editors complete and check study files. */
export function studyJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(studySchema, {
    io: 'input',
  }) as unknown as ObjectSchema;
  nameOptimizers(schema);
  const entry = schema.properties['problems']!['items'] as ObjectSchema;
  entry.properties['name'] = names(problems);
  for (const { properties } of [schema, entry]) {
    properties['dataset'] = {
      ...datasetNames(),
      description: properties['dataset']!['description'],
    };
  }
  entry['allOf'] = problems.map(({ name, options }) =>
    whenNamed(name, { properties: { options: inputSchema(options) } }),
  );
  return schema;
}
