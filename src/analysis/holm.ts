/**
 * p-values corrected for there being several (Holm, "A simple sequentially rejective multiple test
 * procedure", 1979; R's p.adjust).
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = new Array<number>(pValues.length);
  let largest = 0;
  order.forEach((at, place) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - place) * pValues[at]!));
    adjusted[at] = largest;
  });
  return adjusted;
}
