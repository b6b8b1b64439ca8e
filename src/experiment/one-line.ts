import type { Issue } from './issue.ts';

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;
/** Control characters, those that turn the direction of what follows, and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

/** A title or label stands in a line of a table, a legend, a terminal; what can't goes to `issues`. */
export function checkOneLine(
  text: string | undefined,
  path: readonly PropertyKey[],
  issues: Issue[],
): void {
  if (text === undefined) return;
  const fault = faultOf(text);
  if (fault === undefined) return;
  const written = JSON.stringify(text).replaceAll(INVISIBLE, (one) => `\\u${codeOf(one)}`);
  issues.push({
    path,
    message: `is ${written}, ${fault}; expected one line of text that can be seen`,
  });
}

function faultOf(text: string): string | undefined {
  if (text.trim() === '') return 'which no one can see';
  if (LINE_BREAK.test(text)) return 'with a line break';
  if (text.includes('\t')) return 'with a tab';
  const [invisible] = text.match(INVISIBLE) ?? [];
  return invisible && `with U+${codeOf(invisible)}, which no one can see`;
}

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
