/** Text in which Markdown sees no table and no emphasis. */
export function escaped(text: string): string {
  return text.replaceAll(/[|*_<]/g, '\\$&');
}
