import { z } from 'zod';
import {
  datasetNames,
  inputSchema,
  nameOptimizers,
  names,
  objectSchema,
  propertyOf,
  whenNamed,
} from '../../experiment/json-schema.ts';
import { problems } from '../../problems/registry.ts';
import { studySchema } from './schema.ts';

/** The JSON Schema by which editors complete and check study files. */
export function studyJsonSchema(): Record<string, unknown> {
  const schema = objectSchema(z.toJSONSchema(studySchema, { io: 'input' }));
  nameOptimizers(schema);
  const entry = objectSchema(propertyOf(schema, 'problems')['items']);
  entry.properties['name'] = names(problems);
  for (const one of [schema, entry]) {
    const { description } = propertyOf(one, 'dataset');
    one.properties['dataset'] = { ...datasetNames(), description };
  }
  entry['allOf'] = problems.map(({ name, options }) =>
    whenNamed(name, { properties: { options: inputSchema(options) } }),
  );
  return schema;
}
