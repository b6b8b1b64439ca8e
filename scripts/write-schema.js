// Writes the JSON Schemas in schema/, by which editors complete files of experiments and studies.
import { mkdir, writeFile } from 'node:fs/promises';
import { studyJsonSchema } from '../dist/study/plan/json-schema.js';
import { experimentJsonSchema } from '../dist/experiment/json-schema.js';

await mkdir('schema', { recursive: true });
for (const [name, schema] of [
  ['experiment', experimentJsonSchema()],
  ['study', studyJsonSchema()],
]) {
  await writeFile(`schema/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`);
}
