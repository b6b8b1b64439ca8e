import type { Precision } from '../network/parameter.ts';
import { kernelBinaries } from './kernels.generated.ts';

/** An address in the engine's memory, in bytes. */
export type Address = number;

/** The compiled kernels; what each computes is said in assembly/. `T` numbers are the precision's. */
export interface Kernels {
  stripBytes(rows: number): number;
  placesBytes(inputs: number): number;
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
    strip: Address,
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
    strip: Address,
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
  multiplyAddOperations(): number;
  multiplyAdd(rounds: number): number;
  exp(x: number): number;
  ln(x: number): number;
  sgd(...numbers: number[]): void;
  momentumTextbook(...numbers: number[]): void;
  momentumPytorch(...numbers: number[]): void;
  adagrad(...numbers: number[]): void;
  rmsprop(...numbers: number[]): void;
  adam(...numbers: number[]): void;
}

/** Compiles the kernels of a precision for shared or unshared memory. */
export function compileKernels(precision: Precision, shared: boolean): WebAssembly.Module {
  const binary = atob(kernelBinaries[precision][shared ? 'shared' : 'unshared']);
  return new WebAssembly.Module(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
}

/** Starts compiled kernels on a memory of the kind that they were compiled for. */
export function startKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return exports as typeof exports & Kernels;
}
