// Writes the reference pages: docs/optimizers.md of the optimizers, wrappers and schedules, docs/tables.md
// of the CSV files that experiments and studies leave.
import { mkdir, writeFile } from 'node:fs/promises';
import { referencePage } from '../dist/catalog/reference-page.js';
import { tablesPage } from '../dist/catalog/tables-page.js';

await mkdir('docs', { recursive: true });
await writeFile('docs/optimizers.md', referencePage());
await writeFile('docs/tables.md', tablesPage());
