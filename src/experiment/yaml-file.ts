import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { UserError } from '../base/errors/user-error.ts';
import type { Issue } from './issue.ts';

/**
 * Reads YAML text of which mistakes can be told with line and column.
 *
 * @param file its name in error messages
 * @returns what was written, and the error that tells what is wrong with it
 * @throws UserError where it is not YAML
 */
export function readYaml(
  text: string,
  file: string,
): { readonly written: unknown; readonly complaint: (issues: readonly Issue[]) => UserError } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new UserError(`${file}:${line}:${col}: this is not valid YAML: ${broken.message}`);
  }
  const tell = (issue: Issue) => `${file}:${place(document, lines, issue)}${sentence(issue)}`;
  return {
    written: document.toJS(),
    complaint: (issues) => new UserError(issues.map(tell).join('\n')),
  };
}

/** `12:3: `, the line and column of what an issue is about. */
function place(document: Document, lines: LineCounter, { path, unknownKey }: Issue): string {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    const offset = offsetOf(node, length === path.length ? unknownKey : undefined);
    if (offset !== undefined) {
      const { line, col } = lines.linePos(offset);
      return `${line}:${col}: `;
    }
  }
  return '1:1: ';
}

function offsetOf(node: unknown, key: string | undefined): number | undefined {
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && String(item.key) === key);
    const offset = startOf(pair?.key);
    if (offset !== undefined) return offset;
  }
  return startOf(node);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/**
 * An issue as a sentence.
 * @param whole what an issue is about that is about no key of it
 */
export function sentence({ path, message, unknownKey }: Issue, whole = 'the experiment'): string {
  const subject = path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );
  if (unknownKey !== undefined) return subject ? `${subject}: ${message}.` : `${message}.`;
  const text = `${subject || whole} ${message}`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}
