import { UserError } from '../base/errors/user-error.ts';

/** What an IDX file holds: unsigned bytes in one or more dimensions. */
export interface IdxArray {
  readonly shape: readonly number[];
  /** Row-major. */
  readonly values: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;

/**
 * Reads the IDX format (http://yann.lecun.com/exdb/mnist, "the IDX file format"): two zero bytes,
 * the element type, the number of dimensions, each dimension as a big-endian 32-bit integer, then
 * the elements.
 *
 * @param bytes the file's content, not gzipped
 * @param file its name, for error messages
 * @param dimensions how many dimensions it must have
 * @throws UserError where magic number, dimensions or length are wrong
 */
export function parseIdx(bytes: Uint8Array, file: string, dimensions: number): IdxArray {
  const header = 4 + 4 * dimensions;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const expectedMagic = (UNSIGNED_BYTE << 8) | dimensions;
  if (bytes.length < 4 || view.getUint32(0) !== expectedMagic) {
    const found = bytes.length < 4 ? `only ${bytes.length} bytes` : `0x${hex(view.getUint32(0))}`;
    throw new UserError(
      `${file} is not an IDX file of ${dimensions} dimension(s) of bytes: it starts with ${found}, ` +
        `expected the magic number 0x${hex(expectedMagic)}.`,
    );
  }
  if (bytes.length < header) {
    throw new UserError(
      `${file} is truncated: its header needs ${header} bytes, the file has ${bytes.length}.`,
    );
  }
  const shape = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = header + shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== expected) {
    const fault = bytes.length < expected ? 'is truncated' : 'is longer than it says';
    throw new UserError(
      `${file} ${fault}: its header announces ${shape.join(' × ')} bytes, so ${expected} in all, ` +
        `but the file has ${bytes.length}.`,
    );
  }
  return { shape, values: bytes.subarray(header) };
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
