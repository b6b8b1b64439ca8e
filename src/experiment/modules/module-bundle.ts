import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import type { BuildResult, Message, Plugin } from 'esbuild';
import { codeOf } from '../../base/errors/code-of.ts';
import { hasKeys } from '../../base/errors/wrong-argument.ts';
import { messageOf } from '../../base/errors/message-of.ts';
import { UserError } from '../../base/errors/user-error.ts';

/**
 * A user's module together with all that it imports, as one text: what is run, wherever it is run, and
 * what the module is identified by. A file that changes later changes nothing of it.
 */
export interface ModuleBundle {
  /** The module's absolute path. */
  readonly file: string;
  /** How messages name it. */
  readonly shown: string;
  /** The body of an async function; see `evaluateModule`. The same wherever the module's folder lies. */
  readonly text: string;
  /** A source map from the text to the user's files, relative to the module's folder. */
  readonly map: string;
  /** Of the text. */
  readonly sha256: string;
}

/** The names under which a bundle's text finds what it is given when it is run. */
export const GIVEN = { require: 'require', deliver: '$deliver', meta: '$meta' } as const;

/** What is not in the bundle: lockstep means this lockstep, and Node's modules come with Node. */
const given: Plugin = {
  name: 'given',
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path: name, namespace }) => {
      if (namespace === 'given') return { path: name, external: true };
      return name === 'lockstep' || isBuiltin(name)
        ? { path: name, namespace: 'given' }
        : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'given' }, ({ path: name }) => ({
      contents: `module.exports = require(${JSON.stringify(name)});`,
    }));
  },
};

/**
 * Reads a module and all that it imports, without running any of it: TypeScript (its types are not
 * checked), JavaScript, JSON, packages.
 *
 * @param shown how messages name it
 * @throws UserError that names file and line of what can't be read
 */
export async function bundleModule(file: string, shown: string): Promise<ModuleBundle> {
  // Loaded here, as most experiments have no use for it.
  const { build } = await import('esbuild');
  let built: BuildResult<{ write: false; metafile: true }>;
  try {
    await readFile(file);
    const real = await realpath(file);
    const folder = path.dirname(real);
    built = await build({
      stdin: {
        contents:
          `import * as exported from ${JSON.stringify(`./${path.basename(real)}`)};\n` +
          `${GIVEN.deliver}(exported);`,
        resolveDir: folder,
        sourcefile: 'lockstep',
      },
      absWorkingDir: folder,
      bundle: true,
      write: false,
      outfile: 'bundle.js',
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      // As Node does: what a package says of side effects is not believed.
      ignoreAnnotations: true,
      // `import(name)` becomes `require(name)`, which a bundle is given.
      supported: { 'dynamic-import': false },
      define: { 'import.meta': GIVEN.meta },
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: 'external',
      sourcesContent: false,
      metafile: true,
      logLevel: 'silent',
      plugins: [given],
    });
  } catch (error) {
    throw new UserError(`${shown} ${whyNot(error, file, shown)}`);
  }
  const textOf = (ending: string) =>
    built.outputFiles.find((output) => output.path.endsWith(ending))?.text ?? '';
  const text = withoutPlaces(textOf('.js'), Object.keys(built.metafile.inputs));
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { file, shown, text, map: textOf('.js.map'), sha256 };
}

/**
 * The text with packages named as they are imported, not by the way to them: that depends on where they
 * are installed. esbuild writes the paths of files into lines of their own.
 */
function withoutPlaces(text: string, files: readonly string[]): string {
  const named = new Map<string, string>();
  for (const file of files) {
    const at = file.lastIndexOf('node_modules/');
    if (at < 0) continue;
    const name = file.slice(at);
    named.set(`// ${file}`, `// ${name}`);
    named.set(`  ${JSON.stringify(file)}(`, `  ${JSON.stringify(name)}(`);
  }
  return text
    .split('\n')
    .map((line) => {
      const start = /^ {2}"(?:[^"\\]|\\.)*"\(/.exec(line)?.[0] ?? line;
      const name = named.get(start);
      return name === undefined ? line : name + line.slice(start.length);
    })
    .join('\n');
}

function whyNot(error: unknown, file: string, shown: string): string {
  const code = codeOf(error);
  const isMissing = code === 'ENOENT' && hasKeys(error, 'path') && error.path === file;
  if (isMissing) return "doesn't exist. Check the path.";
  if (code === 'EISDIR') return 'is a folder, not a module.';
  const [first] = (error as { errors?: Message[] }).errors ?? [];
  if (!first) return `can't be loaded: ${messageOf(error)}.`;
  return `can't be loaded: ${complaint(first)}${placeOf(first, shown)}.`;
}

function complaint({ text }: Message): string {
  if (text.includes('No loader is configured for ".node" files')) {
    return (
      'it imports native code, which can’t be taken along with a module; ' +
      'use a package in JavaScript or WebAssembly instead'
    );
  }
  const [, name] = /^Could not resolve "(.*)"$/.exec(text) ?? [];
  if (name === undefined) return text.replace(/\.$/, '');
  const isFile = /^\.{0,2}\//.test(name);
  return `"${name}" can't be found; ${isFile ? 'check the path' : 'is the package installed beside it?'}`;
}

function placeOf({ location }: Message, shown: string): string {
  if (!location) return '';
  const { file, line, column } = location;
  return ` (${shownSource(shown, file)}:${line}:${column + 1})`;
}

/** How messages name a file of a bundle. @param source relative to the module's folder */
function shownSource(shown: string, source: string): string {
  return path.join(path.dirname(shown), source);
}
