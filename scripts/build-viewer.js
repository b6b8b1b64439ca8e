// Bundles the report page's script (src/report/viewer/) into a module that exports it as text.
import { writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const { outputFiles } = await build({
  entryPoints: ['src/report/viewer/viewer.ts'],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
});
const script = outputFiles[0].text.replaceAll('</script', '<\\/script');
await writeFile(
  'src/report/viewer.generated.ts',
  `/** The report page's script, made by scripts/build-viewer.js. */\nexport const viewerScript: string = ${JSON.stringify(script)};\n`,
);
