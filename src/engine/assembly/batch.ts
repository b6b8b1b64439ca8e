// What is derived from a batch's row numbers, once for all networks that are trained on it.

/**
 * Each row's label, and where its entries of each chunk of `chunkSize` inputs start: `bounds` holds
 * the starts of all rows for the first chunk, then for the second, …, and at last the ends.
 */
export function gatherRows(
  rowStarts: usize, entries: usize, rowLabels: usize, rows: usize, count: u32,
  chunkSize: u32, chunks: u32, bounds: usize, labels: usize,
): void {
  for (let i: u32 = 0; i < count; i++) {
    const row = <usize>load<u32>(rows + (<usize>i << 2));
    store<u8>(labels + i, load<u8>(rowLabels + row));
    let entry = load<u32>(rowStarts + (row << 2));
    const end = load<u32>(rowStarts + (row << 2), 4);
    for (let chunk: u32 = 0; chunk <= chunks; chunk++) {
      while (entry < end && load<u32>(entries + (<usize>entry << 3)) < chunk * chunkSize) entry++;
      store<u32>(bounds + (<usize>(chunk * count + i) << 2), entry);
    }
  }
}

/**
 * The batch input by input: for each of `inputs` columns the rows in which it isn't zero, in
 * ascending order. The starts are filled from `outStarts` on; the last is followed by the end.
 */
export function transposeBatch(
  starts: usize, ends: usize, entries: usize, count: u32, inputs: u32, outStarts: usize, outEntries: usize,
): void {
  memory.fill(outStarts, 0, (<usize>inputs + 2) << 2);
  for (let i: u32 = 0; i < count; i++) {
    let entry = entries + (<usize>load<u32>(starts + (<usize>i << 2)) << 3);
    const end = entries + (<usize>load<u32>(ends + (<usize>i << 2)) << 3);
    for (; entry < end; entry += 8) {
      // Counted two places on: the filling below moves each start to where the next begins.
      const at = outStarts + (<usize>load<u32>(entry) << 2);
      store<u32>(at, load<u32>(at, 8) + 1, 8);
    }
  }
  for (let input: u32 = 1; input < inputs + 2; input++) {
    const at = outStarts + (<usize>input << 2);
    store<u32>(at, load<u32>(at) + load<u32>(at - 4));
  }
  for (let i: u32 = 0; i < count; i++) {
    let entry = entries + (<usize>load<u32>(starts + (<usize>i << 2)) << 3);
    const end = entries + (<usize>load<u32>(ends + (<usize>i << 2)) << 3);
    for (; entry < end; entry += 8) {
      const at = outStarts + (<usize>load<u32>(entry) << 2);
      const place = load<u32>(at, 4);
      store<u32>(at, place + 1, 4);
      const to = outEntries + (<usize>place << 3);
      store<u32>(to, i);
      store<f32>(to, load<f32>(entry, 4), 4);
    }
  }
}

/** Dense rows, widened to the network's precision. */
export function gatherDense<T>(inputs: usize, rows: usize, count: u32, inputSize: u32, out: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    const from = inputs + <usize>load<u32>(rows + (<usize>i << 2)) * inputSize * 4;
    const to = out + <usize>i * inputSize * sizeof<T>();
    for (let k: usize = 0; k < <usize>inputSize; k++) {
      store<T>(to + k * sizeof<T>(), <T>load<f32>(from + (k << 2)));
    }
  }
}

export function gatherLabels(rowLabels: usize, rows: usize, count: u32, labels: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u8>(labels + i, load<u8>(rowLabels + <usize>load<u32>(rows + (<usize>i << 2))));
  }
}
