// The textbook's optimizer comparison in TensorFlow.js, timed from the first batch to the last loss.
// usage: tfjs-comparison.js DATA wasm|cpu ITERATIONS
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import {
  BATCH_SIZE,
  CLASSES,
  HIDDEN_SIZE,
  INPUT_SIZE,
  drawBatch,
  drawWeights,
  readTrainingSet,
  report,
} from './mnist.js';

const [folder, backend, iterations] = process.argv.slice(2);
// A browser's warning that there is a faster package for Node; that one is native code.
console.warn = () => undefined;
await tf.setBackend(backend);
await tf.ready();
const training = readTrainingSet(folder);

function network() {
  const W1 = tf.variable(
    tf.tensor2d(drawWeights(INPUT_SIZE * HIDDEN_SIZE), [INPUT_SIZE, HIDDEN_SIZE]),
  );
  const b1 = tf.variable(tf.zeros([HIDDEN_SIZE]));
  const W2 = tf.variable(tf.tensor2d(drawWeights(HIDDEN_SIZE * CLASSES), [HIDDEN_SIZE, CLASSES]));
  const b2 = tf.variable(tf.zeros([CLASSES]));
  const loss = (x, t) =>
    tf.losses.softmaxCrossEntropy(t, x.matMul(W1).add(b1).relu().matMul(W2).add(b2));
  return { loss, variables: [W1, b1, W2, b2] };
}

const optimizers = [
  tf.train.sgd(0.01),
  tf.train.momentum(0.01, 0.9),
  tf.train.adagrad(0.01),
  tf.train.adam(0.001),
];
const networks = optimizers.map(network);
const losses = [];
const start = performance.now();
for (let i = 0; i < Number(iterations); i++) {
  const batch = drawBatch(training);
  const x = tf.tensor2d(batch.x, [BATCH_SIZE, INPUT_SIZE]);
  const t = tf.tensor2d(batch.t, [BATCH_SIZE, CLASSES]);
  losses.push(
    networks.map(({ loss, variables }, k) =>
      tf.tidy(() => {
        optimizers[k].minimize(() => loss(x, t), false, variables);
        return loss(x, t).dataSync()[0];
      }),
    ),
  );
  tf.dispose([x, t]);
}
report(`TensorFlow.js ${tf.version.tfjs}, ${backend}`, (performance.now() - start) / 1000, losses);
