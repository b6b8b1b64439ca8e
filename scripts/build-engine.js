// Compiles the kernels (src/engine/assembly/) to WebAssembly and embeds the binaries in a module:
// for each precision one with shared memory, for threads, and one without, for where there are none.
import { writeFile } from 'node:fs/promises';
import asc from 'assemblyscript/asc';

const PAGES = 65536;

async function compile(precision, shared) {
  const memory = shared
    ? [
        '--sharedMemory',
        '--enable',
        'threads',
        '--initialMemory',
        '1',
        '--maximumMemory',
        `${PAGES}`,
      ]
    : ['--initialMemory', '1', '--maximumMemory', `${PAGES}`];
  const binaries = new Map();
  const { error, stderr } = await asc.main(
    [
      `src/engine/assembly/${precision}.ts`,
      'src/engine/assembly/logarithm-and-exponential.ts',
      '--outFile',
      'kernels.wasm',
      '--config',
      'none',
      '--runtime',
      'stub',
      '--importMemory',
      ...memory,
      '--enable',
      'simd',
      '--enable',
      'bulk-memory',
      '-O3',
      '--noAssert',
      '--converge',
      '--use',
      'abort=',
    ],
    {
      writeFile: (name, content) => void binaries.set(name, content),
    },
  );
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(binaries.get('kernels.wasm')).toString('base64');
}

const kernels = {};
for (const precision of ['float64', 'float32']) {
  kernels[precision] = {
    shared: await compile(precision, true),
    unshared: await compile(precision, false),
  };
}
await writeFile(
  'src/engine/kernels.generated.ts',
  `/** The compiled kernels in base64, made by scripts/build-engine.js. */\nexport const kernelBinaries: Record<'float64' | 'float32', Record<'shared' | 'unshared', string>> = ${JSON.stringify(kernels)};\n`,
);
