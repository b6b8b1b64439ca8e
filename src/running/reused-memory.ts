import type { Allocate, FloatArray } from '../network/parameter.ts';

/**
 * Arrays of an engine's memory, which never takes any back, given out again when a run has ended: a
 * comparison of a thousand runs needs the room of a few.
 */
export class ReusedMemory {
  private readonly free = new Map<number, FloatArray[]>();
  private readonly given: FloatArray[] = [];

  constructor(private readonly allocateNew: Allocate) {}

  /** A zero-filled array. */
  readonly allocate: Allocate = (length) => {
    const array = this.free.get(length)?.pop() ?? this.allocateNew(length);
    this.given.push(array.fill(0));
    return array;
  };

  /** Takes back all that was given out. */
  takeBack(): void {
    for (const array of this.given.splice(0)) {
      const same = this.free.get(array.length);
      if (same) same.push(array);
      else this.free.set(array.length, [array]);
    }
  }
}
