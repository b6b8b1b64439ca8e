// `npx lockstep` in a checkout starts the file itself, and links it but once: a build must not take that away.
import { chmod } from 'node:fs/promises';

await chmod('dist/cli/main.js', 0o755);
