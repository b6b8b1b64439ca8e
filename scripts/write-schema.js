// Writes schema/experiment.schema.json, by which editors complete experiment files.
import { mkdir, writeFile } from 'node:fs/promises';
import { experimentJsonSchema } from '../dist/experiment/json-schema.js';

await mkdir('schema', { recursive: true });
await writeFile(
  'schema/experiment.schema.json',
  `${JSON.stringify(experimentJsonSchema(), undefined, 2)}\n`,
);
