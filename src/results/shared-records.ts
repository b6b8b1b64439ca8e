/** Where records are, in memory that threads can share. */
export interface SharedRecordsMemory {
  readonly numbers: SharedArrayBuffer;
  /** One integer: how many records there are. */
  readonly count: SharedArrayBuffer;
  /** Numbers of a record. */
  readonly length: number;
}

/** Records of a fixed length in memory that threads can share: one adds to them while others look on. */
export class SharedRecords {
  private readonly numbers: Float64Array;
  private readonly counter: Int32Array;

  /** @param memory made by `SharedRecords.allocate` */
  constructor(readonly memory: SharedRecordsMemory) {
    this.numbers = new Float64Array(memory.numbers);
    this.counter = new Int32Array(memory.count);
  }

  /** Room for so many records of so many numbers. */
  static allocate(count: number, length: number): SharedRecordsMemory {
    return {
      numbers: new SharedArrayBuffer(count * length * Float64Array.BYTES_PER_ELEMENT),
      count: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
      length,
    };
  }

  get count(): number {
    return Atomics.load(this.counter, 0);
  }

  /** @throws RangeError where there is no room left */
  add(record: ArrayLike<number>): void {
    const at = this.count;
    this.numbers.set(record, at * this.memory.length);
    // The counter after the numbers: an onlooker never sees a record that isn't there yet.
    Atomics.store(this.counter, 0, at + 1);
  }

  /** A view of each record. */
  get all(): Float64Array[] {
    const { length } = this.memory;
    return Array.from({ length: this.count }, (_, i) =>
      this.numbers.subarray(i * length, (i + 1) * length),
    );
  }
}
