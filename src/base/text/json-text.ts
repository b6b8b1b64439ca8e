/** A value as JSON has it; nothing for what JSON has no words for: undefined, or a function. */
export function jsonText(value: unknown): string | undefined {
  return JSON.stringify(value);
}
