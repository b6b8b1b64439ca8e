/**
 * What stands at the same place of two lists.
 * @throws RangeError where one is longer than the other
 */
export function paired<A, B>(first: readonly A[], second: readonly B[]): (readonly [A, B])[] {
  if (first.length !== second.length) {
    throw new RangeError(`a list of ${first.length} and one of ${second.length} can't be paired`);
  }
  // As long as the first, so there is one at each place.
  return first.map((item, place) => [item, second[place] as B] as const);
}
