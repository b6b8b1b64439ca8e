import { readFileSync } from 'node:fs';
import path from 'node:path';

export const BATCH_SIZE = 128;
export const HIDDEN_SIZE = 100;
export const INPUT_SIZE = 784;
export const CLASSES = 10;

/** MNIST's training set: pixels as 0 to 1, and labels. */
export function readTrainingSet(folder) {
  const file = (name, header) => readFileSync(path.join(folder, name)).subarray(header);
  return {
    images: Float32Array.from(file('train-images-idx3-ubyte', 16), (pixel) => pixel / 255),
    labels: file('train-labels-idx1-ubyte', 8),
  };
}

/** A random batch: its images, and its labels as rows with a single 1. */
export function drawBatch({ images, labels }) {
  const x = new Float32Array(BATCH_SIZE * INPUT_SIZE);
  const t = new Float32Array(BATCH_SIZE * CLASSES);
  for (let i = 0; i < BATCH_SIZE; i++) {
    const row = Math.floor(Math.random() * labels.length);
    x.set(images.subarray(row * INPUT_SIZE, (row + 1) * INPUT_SIZE), i * INPUT_SIZE);
    t[i * CLASSES + labels[row]] = 1;
  }
  return { x, t };
}

/** Normal numbers with a standard deviation of 0.01, the textbook's first weights. */
export function drawWeights(length) {
  return Float32Array.from({ length }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
    return 0.01 * radius * Math.cos(2 * Math.PI * Math.random());
  });
}

/** Prints what a program found, as one line of JSON. */
export function report(library, seconds, losses) {
  const last = losses.slice(-100);
  const means = last[0].map((_, k) => last.reduce((sum, row) => sum + row[k], 0) / last.length);
  console.log(JSON.stringify({ library, seconds, losses: means }));
}
