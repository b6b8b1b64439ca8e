/**
 * Scratch arrays that are kept between calls, so that a computation run at every step allocates
 * nothing once it has seen its largest problem. What they hold between calls means nothing.
 */
export class Workspace {
  private readonly arrays = new Map<string, Float64Array>();

  /** @returns the array of that name: at least `length` long, its numbers left from last time */
  array(name: string, length: number): Float64Array {
    let array = this.arrays.get(name);
    if (!array || array.length < length) {
      array = new Float64Array(length);
      this.arrays.set(name, array);
    }
    return array;
  }
}
