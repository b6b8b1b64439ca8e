import { htmlEscape } from 'escape-goat';

/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Content = string | number | Html | readonly Html[];

/** A template of HTML: what is filled in is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const filled = contents.map((content, i) => `${textOf(content)}${strings[i + 1]}`);
  return new Html(`${strings[0]}${filled.join('')}`);
}

/** A value as JSON that can stand inside a script element, whatever texts it holds. */
export function embeddedJson(value: unknown): Html {
  const json = JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return new Html(json);
}

function textOf(content: Content): string {
  if (content instanceof Html) return content.text;
  if (typeof content === 'string') return htmlEscape(content);
  if (typeof content === 'number') return String(content);
  return content.map(({ text }) => text).join('');
}
