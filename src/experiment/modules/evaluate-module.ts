import { createHash } from 'node:crypto';
import { createRequire, isBuiltin, SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { GIVEN, type ModuleBundle } from './module-bundle.ts';

const LIBRARY = new URL(`../../index${path.extname(import.meta.url)}`, import.meta.url).href;

/** Bundles that ran in this thread, by the name under which stack traces show them. */
const ran = new Map<string, { readonly script: vm.Script; readonly map: SourceMap }>();

/**
 * Runs a module's bundle in this thread: anew each time, so that nothing that one run of it leaves
 * behind is seen by the next.
 *
 * @returns what the module exports
 */
export async function evaluateModule(bundle: ModuleBundle): Promise<Record<string, unknown>> {
  const { script } = prepared(bundle);
  const start = script.runInThisContext() as Start;
  const lockstep: unknown = bundle.text.includes('__require("lockstep")')
    ? await import(LIBRARY)
    : undefined;
  const fromFile = createRequire(bundle.file);
  const require = (name: string): unknown => {
    if (name === 'lockstep') return lockstep;
    if (isBuiltin(name)) return fromFile(name);
    throw new Error(
      `"${name}" is imported by a name that is not written out, or isn't installed; ` +
        'what a module imports is read before it is run',
    );
  };
  const url = pathToFileURL(bundle.file).href;
  const filename = fileURLToPath(url);
  const dirname = path.dirname(filename);
  let exported: Record<string, unknown> = {};
  await start(require, (all) => (exported = all), { url, filename, dirname }, filename, dirname);
  return exported;
}

type Start = (
  require: (name: string) => unknown,
  deliver: (exported: Record<string, unknown>) => void,
  meta: { readonly url: string; readonly filename: string; readonly dirname: string },
  filename: string,
  dirname: string,
) => Promise<void>;

function prepared({ text, map }: ModuleBundle) {
  const filename = nameInStacks(text, map);
  const known = ran.get(filename);
  if (known) return known;
  const { require, deliver, meta } = GIVEN;
  const parameters = [require, deliver, meta, '__filename', '__dirname'].join(', ');
  // The text begins on a line of its own, so that its lines are those of the map.
  const script = new vm.Script(`(async function (${parameters}) { 'use strict';\n${text}\n})`, {
    filename,
    lineOffset: -1,
  });
  const one = { script, map: new SourceMap(JSON.parse(map) as SourceMapPayload) };
  ran.set(filename, one);
  return one;
}

/** Two files that differ in comments alone have the same text, but other lines. */
function nameInStacks(text: string, map: string): string {
  return `lockstep-module-${createHash('sha256').update(text).update(map).digest('hex')}`;
}

/**
 * What an error says; where it comes from a user's module, with the line of the user's file, relative to
 * the module: `out of luck (mine.ts:12)`.
 */
export function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = placeOf(error.stack ?? '');
  if (place === undefined) return error.message;
  // What is imported is called by its name, not as the bundle reads it: `(0, import_lockstep.name)`.
  return `${error.message.replaceAll(/\(0\s*, import_\w+\.(\w+)\)/g, '$1')} (${place})`;
}

function placeOf(stack: string): string | undefined {
  const [, filename, line, column] = /(lockstep-module-[0-9a-f]{64}):(\d+):(\d+)/.exec(stack) ?? [];
  const found = ran.get(filename ?? '')?.map.findEntry(Number(line) - 1, Number(column) - 1);
  if (!found || !('originalSource' in found)) return undefined;
  return `${found.originalSource}:${found.originalLine + 1}`;
}
