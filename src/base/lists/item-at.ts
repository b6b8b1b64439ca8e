/** The item at a place of a list. @throws RangeError where the list ends before it */
export function itemAt<Item>(items: ArrayLike<Item>, place: number): Item {
  const item = items[place];
  if (item !== undefined) return item;
  throw new RangeError(`there is nothing at place ${place} of a list of ${items.length}`);
}
