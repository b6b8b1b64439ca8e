// Writes dist/index.d.ts, the package's types in one file that needs no other package's: what of dist/
// is not exported is left out, and a type that is inferred from a schema is written out, with the
// schema's help texts beside its keys.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { createAuxiliaryTypeStore, printNode, zodToTs } from 'zod-to-ts';

const DIST = path.resolve(import.meta.dirname, '../dist');
const INDEX = path.join(DIST, 'index.d.ts');
const INFERRED = /\bz\.(infer|input)<typeof (\w+)>/g;
const NAMED = /^export type (\w+) = z\.infer<typeof (\w+)>;$/gm;
/** That there may be no key but those named is not said by types. */
const NO_OTHERS = /^\s*\[x: string\]: never;\n/gm;

const auxiliaryTypeStore = createAuxiliaryTypeStore();
const names = await readdir(DIST, { recursive: true });
const files = names.filter((name) => name.endsWith('.d.ts')).map((name) => path.join(DIST, name));
const texts = new Map();
for (const file of files) texts.set(file, await readFile(file, 'utf8'));

/** The schemas that a file exports; types that are inferred from others are nobody's business. */
async function schemasOf(file) {
  return import(pathToFileURL(file.replace(/\.d\.ts$/, '.js')).href);
}

/** What a schema gives, by name: other types refer to it by that. */
const named = new Map();
for (const [file, text] of texts) {
  for (const [, name, schema] of text.matchAll(NAMED)) {
    named.set((await schemasOf(file))[schema], { name, file });
  }
}

/**
 * A type that is inferred from a schema, written out.
 * @param io whether it is what is written, or what becomes of that
 * @param uses told of each type that is named in it
 */
function writtenOut(schema, io, uses) {
  const overrideFunction = (part, ts, options) => {
    const { factory } = ts;
    const { def } = part._zod;
    const typeOf = (inner) => zodToTs(inner, options).node;
    const keyword = (kind) => factory.createKeywordTypeNode(ts.SyntaxKind[`${kind}Keyword`]);
    if (io === 'output' && part !== schema && named.has(part)) {
      uses(named.get(part));
      return factory.createTypeReferenceNode(named.get(part).name);
    }
    if (io === 'input' && ['default', 'prefault'].includes(def.type)) {
      return factory.createUnionTypeNode([typeOf(def.innerType), keyword('Undefined')]);
    }
    // The only transformations there are make numbers of the words for what JSON has no numbers for.
    if (def.type === 'transform') return keyword('Number');
    if (def.type === 'record' && def.keyType._zod.def.type === 'enum') {
      const record = [typeOf(def.keyType), typeOf(def.valueType)];
      return factory.createTypeReferenceNode('Partial', [
        factory.createTypeReferenceNode('Record', record),
      ]);
    }
    return undefined;
  };
  const { node } = zodToTs(schema, { auxiliaryTypeStore, io, overrideFunction });
  return printNode(node).replaceAll(NO_OTHERS, '');
}

for (const [file, text] of texts) {
  if (text.search(INFERRED) < 0) continue;
  const schemas = await schemasOf(file);
  const imports = new Set();
  const use = ({ name, file: from }) => {
    const module = path.relative(path.dirname(file), from).replace(/\.d\.ts$/, '.js');
    if (from !== file) imports.add(`import type { ${name} } from './${module}';\n`);
  };
  const types = text.replaceAll(INFERRED, (inferred, kind, name) => {
    const io = kind === 'input' ? 'input' : 'output';
    return schemas[name] ? writtenOut(schemas[name], io, use) : inferred;
  });
  await writeFile(file, `${[...imports].join('')}${types}`);
}

const bundle = await rollup({ input: INDEX, plugins: [dts()], onwarn: () => undefined });
const [{ code }] = (await bundle.generate({ format: 'es' })).output;
const [foreign] = /^import .*$/m.exec(code) ?? [];
if (foreign) throw new Error(`a type of another package is in what lockstep exports: ${foreign}`);
for (const file of files) await rm(file);
/** What the library is, which the bundler drops. */
const [about] = /^\/\*\*.*?\*\/\n/s.exec(texts.get(INDEX));
await writeFile(INDEX, `${about}${code}`);
