import type { FloatArray, Precision } from '../network/parameter.ts';
import type { Address } from './kernels.ts';

const PAGE = 65536;
const LARGEST = 65536;
/** Addresses are multiples of a cache line. */
const ALIGNMENT = 64;
/** Where the address of the first free byte is kept, for all threads. */
const FREE: Address = 0;

/**
 * The engine's memory: data, parameters, gradients, optimizer state and work space, given out from
 * low addresses to high and never taken back. Threads may share it, each taking what it needs.
 */
export class EngineMemory {
  /** @param memory made by `EngineMemory.create`, here or in another thread */
  constructor(readonly memory: WebAssembly.Memory) {}

  /**
   * @param bytes room for a start; a memory that can be shared grows when that is used up
   * @param shared whether threads are to share it
   * @throws RangeError where the machine has no room
   */
  static create(bytes: number, shared: boolean): EngineMemory {
    const initial = Math.min(LARGEST, Math.ceil((bytes + ALIGNMENT) / PAGE) + 1);
    const memory = new WebAssembly.Memory({
      initial,
      maximum: LARGEST,
      shared,
    });
    new Uint32Array(memory.buffer, FREE, 1)[0] = ALIGNMENT;
    return new EngineMemory(memory);
  }

  /** Takes `bytes` bytes, zero-filled. */
  take(bytes: number): Address {
    const size = Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const free = new Uint32Array(this.memory.buffer, FREE, 1);
    const address = Atomics.add(free, 0, size);
    const missing = address + size - this.memory.buffer.byteLength;
    if (missing > 0) {
      if (this.memory.buffer instanceof ArrayBuffer) {
        // Growing would take the memory from under the arrays that were given out.
        throw new RangeError(
          `the engine's memory of ${this.memory.buffer.byteLength} bytes is full`,
        );
      }
      this.memory.grow(Math.ceil(missing / PAGE));
    }
    return address;
  }

  bytes(address: Address, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  words(address: Address, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, address, length);
  }

  floats(precision: Precision, address: Address, length: number): FloatArray {
    return precision === 'float64'
      ? new Float64Array(this.memory.buffer, address, length)
      : new Float32Array(this.memory.buffer, address, length);
  }

  /** A zero-filled array of a precision. */
  takeFloats(precision: Precision, length: number): FloatArray {
    const size = precision === 'float64' ? 8 : 4;
    return this.floats(precision, this.take(length * size), length);
  }
}
