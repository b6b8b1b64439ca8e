// Empties dist/: what an earlier build left there would be packed as well.
import { rm } from 'node:fs/promises';

await rm('dist', { recursive: true, force: true });
