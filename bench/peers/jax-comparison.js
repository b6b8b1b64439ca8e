// The textbook's optimizer comparison in jax-js, timed from the first batch to the last loss.
// usage: jax-comparison.js DATA wasm ITERATIONS
import { readFileSync } from 'node:fs';
import { defaultDevice, init, jit, nn, numpy as np, valueAndGrad } from '@jax-js/jax';
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

const [folder, device, iterations] = process.argv.slice(2);
await init(device);
defaultDevice(device);
const training = readTrainingSet(folder);
const { version } = JSON.parse(
  readFileSync(new URL('./node_modules/@jax-js/jax/package.json', import.meta.url), 'utf8'),
);

function loss([W1, b1, W2, b2], x, t) {
  const hidden = nn.relu(np.matmul(x, W1).add(b1));
  const scores = np.matmul(hidden, W2).add(b2);
  return nn
    .logSoftmax(scores, -1)
    .mul(t)
    .sum()
    .mul(-1 / BATCH_SIZE);
}

// Each takes a parameter, its gradient, its state and the step's rate, and uses each of them up.
const RULES = {
  sgd: { state: 0, update: (p, g, _state, rate) => [p.sub(g.mul(rate))] },
  momentum: {
    state: 1,
    update: (p, g, [v], rate) => {
      const next = v.mul(0.9).sub(g.mul(rate));
      return [p.add(next.ref), next];
    },
  },
  adagrad: {
    state: 1,
    update: (p, g, [h], rate) => {
      const next = h.add(g.ref.mul(g.ref));
      return [p.sub(g.mul(rate).div(np.sqrt(next.ref).add(1e-7))), next];
    },
  },
  adam: {
    state: 2,
    update: (p, g, [m, v], rate) => {
      const mean = m.mul(0.9).add(g.ref.mul(0.1));
      const square = v.mul(0.999).add(g.ref.mul(g).mul(0.001));
      return [p.sub(mean.ref.mul(rate).div(np.sqrt(square.ref).add(1e-7))), mean, square];
    },
  },
};

/** One compiled iteration: gradient, update, and the loss after it. */
function iterationOf({ update }) {
  return jit((parameters, state, x, t, rate) => {
    const kept = parameters.map((p) => p.ref);
    const [before, gradients] = valueAndGrad(loss)(parameters, x.ref, t.ref);
    before.dispose();
    const results = kept.map((p, i) => update(p, gradients[i], state[i], rate.ref));
    rate.dispose();
    const next = results.map(([p]) => p);
    const after = loss(
      next.map((p) => p.ref),
      x,
      t,
    );
    return [next, results.map(([, ...s]) => s), after];
  });
}

const SHAPES = [[INPUT_SIZE, HIDDEN_SIZE], [HIDDEN_SIZE], [HIDDEN_SIZE, CLASSES], [CLASSES]];
const runs = Object.entries(RULES).map(([name, rule]) => ({
  name,
  iteration: iterationOf(rule),
  parameters: SHAPES.map((shape) =>
    shape.length === 2
      ? np.array(drawWeights(shape[0] * shape[1])).reshape(shape)
      : np.zeros(shape),
  ),
  state: SHAPES.map((shape) => Array.from({ length: rule.state }, () => np.zeros(shape))),
}));

function rateOf(name, step) {
  if (name !== 'adam') return 0.01;
  return (0.001 * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
}

async function iterate(step) {
  const batch = drawBatch(training);
  const x = np.array(batch.x).reshape([BATCH_SIZE, INPUT_SIZE]);
  const t = np.array(batch.t).reshape([BATCH_SIZE, CLASSES]);
  const losses = [];
  for (const run of runs) {
    const rate = np.array(new Float32Array([rateOf(run.name, step)])).reshape([]);
    const [parameters, state, after] = run.iteration(run.parameters, run.state, x.ref, t.ref, rate);
    Object.assign(run, { parameters, state });
    losses.push((await after.data())[0]);
  }
  x.dispose();
  t.dispose();
  return losses;
}

// The first iteration compiles; what it costs is not what is compared.
await iterate(1);
const losses = [];
const start = performance.now();
for (let i = 0; i < Number(iterations); i++) losses.push(await iterate(i + 2));
report(`jax-js ${version}, ${device}`, (performance.now() - start) / 1000, losses);
process.exit();
