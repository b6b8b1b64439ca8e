// Writes docs/optimizers.md, the reference page of the optimizers, wrappers and schedules.
import { mkdir, writeFile } from 'node:fs/promises';
import { referencePage } from '../dist/catalog/reference-page.js';

await mkdir('docs', { recursive: true });
await writeFile('docs/optimizers.md', referencePage());
