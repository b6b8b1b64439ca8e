// The kernels in float64: generic functions can't be exported themselves.
export { stripBytes } from './sparse-product';
export { placesBytes } from './batch';
import { sparseProduct as sparseProductOf } from './sparse-product';
import { denseProduct as denseProductOf } from './dense-product';
import {
  relu as reluOf,
  reluBackward as reluBackwardOf,
  sigmoid as sigmoidOf,
  sigmoidBackward as sigmoidBackwardOf,
  softmaxWithLoss as softmaxWithLossOf,
  lossGradient as lossGradientOf,
  countRight as countRightOf,
  columnSums as columnSumsOf,
  transpose as transposeOf,
} from './layers';
import {
  gatherRows as gatherRowsOf,
  transposeRows as transposeRowsOf,
  gatherDense as gatherDenseOf,
} from './batch';
import {
  multiplyAddOperations as multiplyAddOperationsOf,
  multiplyAdd as multiplyAddOf,
} from './multiply-add';
import {
  sgd as sgdOf,
  momentumTextbook as momentumTextbookOf,
  momentumPytorch as momentumPytorchOf,
  adagrad as adagradOf,
  rmsprop as rmspropOf,
  adam as adamOf,
} from './updates';

export function sparseProduct(bounds: usize, blocks: u32, entries: usize, rows: u32, matrix: usize, matrixRows: u32, columns: u32, bias: usize, out: usize, strip: usize): void {
  sparseProductOf<f64>(bounds, blocks, entries, rows, matrix, matrixRows, columns, bias, out, strip);
}

export function denseProduct(a: usize, rowStride: usize, innerStride: usize, rows: u32, inner: u32, matrix: usize, columns: u32, bias: usize, out: usize): void {
  denseProductOf<f64>(a, rowStride, innerStride, rows, inner, matrix, columns, bias, out);
}

export function relu(a: usize, count: u32): void {
  reluOf<f64>(a, count);
}

export function reluBackward(dh: usize, h: usize, count: u32): void {
  reluBackwardOf<f64>(dh, h, count);
}

export function sigmoid(a: usize, count: u32): void {
  sigmoidOf<f64>(a, count);
}

export function sigmoidBackward(dh: usize, h: usize, count: u32): void {
  sigmoidBackwardOf<f64>(dh, h, count);
}

export function softmaxWithLoss(scores: usize, labels: usize, rows: u32, classes: u32): f64 {
  return softmaxWithLossOf<f64>(scores, labels, rows, classes);
}

export function lossGradient(y: usize, labels: usize, rows: u32, classes: u32): void {
  lossGradientOf<f64>(y, labels, rows, classes);
}

export function countRight(scores: usize, labels: usize, rows: u32, classes: u32): u32 {
  return countRightOf<f64>(scores, labels, rows, classes);
}

export function columnSums(a: usize, rows: u32, columns: u32, out: usize): void {
  columnSumsOf<f64>(a, rows, columns, out);
}

export function transpose(a: usize, rows: u32, columns: u32, out: usize): void {
  transposeOf<f64>(a, rows, columns, out);
}

export function gatherRows(pixels: usize, rowStarts: usize, rowLabels: usize, rowEntries: usize, rows: usize, count: u32, blocks: u32, blockSize: u32, strip: usize, bounds: usize, entries: usize, labels: usize): void {
  gatherRowsOf<f64>(pixels, rowStarts, rowLabels, rowEntries, rows, count, blocks, blockSize, strip, bounds, entries, labels);
}

export function transposeRows(rowBounds: usize, rowBlocks: u32, rowEntries: usize, count: u32, inputs: u32, blocks: u32, blockSize: u32, strip: usize, places: usize, bounds: usize, entries: usize): void {
  transposeRowsOf<f64>(rowBounds, rowBlocks, rowEntries, count, inputs, blocks, blockSize, strip, places, bounds, entries);
}

export function gatherDense(pixels: usize, inputs: usize, rowLabels: usize, rows: usize, count: u32, inputSize: u32, out: usize, labels: usize): void {
  gatherDenseOf<f64>(pixels, inputs, rowLabels, rows, count, inputSize, out, labels);
}

export function sgd(values: usize, gradient: usize, bytes: usize, lr: f64, weightDecay: f64): void {
  sgdOf<f64>(values, gradient, bytes, lr, weightDecay);
}

export function momentumTextbook(values: usize, gradient: usize, v: usize, bytes: usize, lrShare: f64, mu: f64, weightDecay: f64): void {
  momentumTextbookOf<f64>(values, gradient, v, bytes, lrShare, mu, weightDecay);
}

export function momentumPytorch(values: usize, gradient: usize, v: usize, bytes: usize, lr: f64, share: f64, mu: f64, weightDecay: f64): void {
  momentumPytorchOf<f64>(values, gradient, v, bytes, lr, share, mu, weightDecay);
}

export function adagrad(values: usize, gradient: usize, h: usize, bytes: usize, rate: f64, eps: f64, weightDecay: f64): void {
  adagradOf<f64>(values, gradient, h, bytes, rate, eps, weightDecay);
}

export function rmsprop(values: usize, gradient: usize, h: usize, bytes: usize, lr: f64, alpha: f64, rest: f64, eps: f64, weightDecay: f64): void {
  rmspropOf<f64>(values, gradient, h, bytes, lr, alpha, rest, eps, weightDecay);
}

export function adam(values: usize, gradient: usize, m: usize, v: usize, bytes: usize, rate: f64, rest1: f64, rest2: f64, rootScale: f64, eps: f64, weightDecay: f64): void {
  adamOf<f64>(values, gradient, m, v, bytes, rate, rest1, rest2, rootScale, eps, weightDecay);
}

export function multiplyAddOperations(): u32 {
  return multiplyAddOperationsOf<f64>();
}

export function multiplyAdd(rounds: u32): f64 {
  return multiplyAddOf<f64>(rounds);
}
