/** Where two lists of numbers part, for an error's text; nothing where all bits are the same. */
export function firstDifference(
  expected: readonly number[],
  found: readonly number[],
): string | undefined {
  const i = expected.findIndex((number, i) => !Object.is(number, found[i]));
  return i < 0
    ? undefined
    : `in number ${i + 1} of ${expected.length}: ${expected[i]} and ${found[i]}`;
}
