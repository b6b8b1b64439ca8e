import type { Precision } from '../network/parameter.ts';
import { kernelBinaries } from './kernels.generated.ts';

/** An address in the engine's memory, in bytes. */
export type Address = number;

/** The compiled kernels; what each computes is said in assembly/. `T` numbers are the precision's. */
export interface Kernels {
  stripBytes(rows: number): number;
  sparseProduct(
    bounds: Address,
    blocks: number,
    entries: Address,
    rows: number,
    matrix: Address,
    matrixRows: number,
    columns: number,
    bias: Address,
    out: Address,
    strip: Address,
  ): void;
  denseProduct(
    a: Address,
    rowStride: number,
    innerStride: number,
    rows: number,
    inner: number,
    matrix: Address,
    columns: number,
    bias: Address,
    out: Address,
  ): void;
  relu(a: Address, count: number): void;
  reluBackward(dh: Address, h: Address, count: number): void;
  sigmoid(a: Address, count: number): void;
  sigmoidBackward(dh: Address, h: Address, count: number): void;
  softmaxWithLoss(scores: Address, labels: Address, rows: number, classes: number): number;
  lossGradient(y: Address, labels: Address, rows: number, classes: number): void;
  countRight(scores: Address, labels: Address, rows: number, classes: number): number;
  columnSums(a: Address, rows: number, columns: number, out: Address): void;
  transpose(a: Address, rows: number, columns: number, out: Address): void;
  gatherRows(
    pixels: Address,
    rowStarts: Address,
    rowLabels: Address,
    rowEntries: Address,
    rows: Address,
    count: number,
    blocks: number,
    blockSize: number,
    bounds: Address,
    entries: Address,
    labels: Address,
  ): void;
  transposeRows(
    rowBounds: Address,
    rowBlocks: number,
    rowEntries: Address,
    count: number,
    inputs: number,
    blocks: number,
    blockSize: number,
    places: Address,
    bounds: Address,
    entries: Address,
  ): void;
  gatherDense(
    pixels: Address,
    inputs: Address,
    rowLabels: Address,
    rows: Address,
    count: number,
    inputSize: number,
    out: Address,
    labels: Address,
  ): void;
  exp(x: number): number;
  ln(x: number): number;
  sgd(...numbers: number[]): void;
  momentumTextbook(...numbers: number[]): void;
  momentumPytorch(...numbers: number[]): void;
  adagrad(...numbers: number[]): void;
  rmsprop(...numbers: number[]): void;
  adam(...numbers: number[]): void;
}

/** Starts the kernels of a precision on a memory. */
export function startKernels(precision: Precision, memory: WebAssembly.Memory): Kernels {
  const shared = !(memory.buffer instanceof ArrayBuffer);
  const module = compiled(precision, shared ? 'shared' : 'unshared');
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}

const modules = new Map<string, WebAssembly.Module>();

function compiled(precision: Precision, kind: 'shared' | 'unshared'): WebAssembly.Module {
  const key = `${precision} ${kind}`;
  let module = modules.get(key);
  if (!module) {
    const binary = atob(kernelBinaries[precision][kind]);
    module = new WebAssembly.Module(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
    modules.set(key, module);
  }
  return module;
}
