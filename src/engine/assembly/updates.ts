// The updates of the five textbook optimizers, operation for operation those of src/optimizers/.
// Each works on `bytes` bytes of one parameter; a vector at a time, the rest a number at a time.

// Where a gradient and what it has ever been are zero, the rule changes nothing, bit for bit, as long
// as eps is not zero: such numbers are passed over. Of pictures' weights a good part belong to pixels
// that no row of the batch, or of the data, has.

// @ts-ignore: decorator
@inline
function decayed<T>(gradient: usize, values: usize, weightDecay: v128): v128 {
  return v128.add<T>(v128.load(gradient), v128.mul<T>(weightDecay, v128.load(values)));
}

// @ts-ignore: decorator
@inline
function decayedOne<T>(gradient: usize, values: usize, weightDecay: T): T {
  return load<T>(gradient) + weightDecay * load<T>(values);
}

/** θ ← θ − lr·g */
export function sgd<T>(values: usize, gradient: usize, bytes: usize, lr: T, weightDecay: T): void {
  const rate = v128.splat<T>(lr);
  const decay = v128.splat<T>(weightDecay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    v128.store(values + i, v128.sub<T>(v128.load(values + i), v128.mul<T>(rate, g)));
  }
  for (; i < bytes; i += sizeof<T>()) {
    store<T>(values + i, load<T>(values + i) - lr * decayedOne<T>(gradient + i, values + i, weightDecay));
  }
}

/** v ← μv − (lr·share)·g, θ ← θ + v */
export function momentumTextbook<T>(
  values: usize, gradient: usize, v: usize, bytes: usize, lrShare: T, mu: T, weightDecay: T,
): void {
  const rate = v128.splat<T>(lrShare);
  const keep = v128.splat<T>(mu);
  const decay = v128.splat<T>(weightDecay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    const velocity = v128.sub<T>(v128.mul<T>(keep, v128.load(v + i)), v128.mul<T>(rate, g));
    v128.store(v + i, velocity);
    v128.store(values + i, v128.add<T>(v128.load(values + i), velocity));
  }
  for (; i < bytes; i += sizeof<T>()) {
    const velocity = mu * load<T>(v + i) - lrShare * decayedOne<T>(gradient + i, values + i, weightDecay);
    store<T>(v + i, velocity);
    store<T>(values + i, load<T>(values + i) + velocity);
  }
}

/** v ← μv + share·g, θ ← θ − lr·v */
export function momentumPytorch<T>(
  values: usize, gradient: usize, v: usize, bytes: usize, lr: T, share: T, mu: T, weightDecay: T,
): void {
  const rate = v128.splat<T>(lr);
  const part = v128.splat<T>(share);
  const keep = v128.splat<T>(mu);
  const decay = v128.splat<T>(weightDecay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    const velocity = v128.add<T>(v128.mul<T>(keep, v128.load(v + i)), v128.mul<T>(part, g));
    v128.store(v + i, velocity);
    v128.store(values + i, v128.sub<T>(v128.load(values + i), v128.mul<T>(rate, velocity)));
  }
  for (; i < bytes; i += sizeof<T>()) {
    const velocity = mu * load<T>(v + i) + share * decayedOne<T>(gradient + i, values + i, weightDecay);
    store<T>(v + i, velocity);
    store<T>(values + i, load<T>(values + i) - lr * velocity);
  }
}

/** h ← h + g², θ ← θ − rate·g / (√h + eps) */
export function adagrad<T>(
  values: usize, gradient: usize, h: usize, bytes: usize, rate: T, eps: T, weightDecay: T,
): void {
  const rates = v128.splat<T>(rate);
  const epsilon = v128.splat<T>(eps);
  const decay = v128.splat<T>(weightDecay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    if (eps > 0 && !v128.any_true(g)) continue;
    const sum = v128.add<T>(v128.load(h + i), v128.mul<T>(g, g));
    v128.store(h + i, sum);
    const step = v128.div<T>(v128.mul<T>(rates, g), v128.add<T>(v128.sqrt<T>(sum), epsilon));
    v128.store(values + i, v128.sub<T>(v128.load(values + i), step));
  }
  for (; i < bytes; i += sizeof<T>()) {
    const g = decayedOne<T>(gradient + i, values + i, weightDecay);
    const sum = load<T>(h + i) + g * g;
    store<T>(h + i, sum);
    store<T>(values + i, load<T>(values + i) - (rate * g) / (sqrt<T>(sum) + eps));
  }
}

/** h ← h·α + (1 − α)·g², θ ← θ − lr·g / (√h + eps) */
export function rmsprop<T>(
  values: usize, gradient: usize, h: usize, bytes: usize, lr: T, alpha: T, rest: T, eps: T, weightDecay: T,
): void {
  const rate = v128.splat<T>(lr);
  const keep = v128.splat<T>(alpha);
  const part = v128.splat<T>(rest);
  const epsilon = v128.splat<T>(eps);
  const decay = v128.splat<T>(weightDecay);
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    const mean = v128.add<T>(
      v128.mul<T>(v128.load(h + i), keep),
      v128.mul<T>(v128.mul<T>(part, g), g),
    );
    v128.store(h + i, mean);
    const step = v128.div<T>(v128.mul<T>(rate, g), v128.add<T>(v128.sqrt<T>(mean), epsilon));
    v128.store(values + i, v128.sub<T>(v128.load(values + i), step));
  }
  for (; i < bytes; i += sizeof<T>()) {
    const g = decayedOne<T>(gradient + i, values + i, weightDecay);
    const mean = load<T>(h + i) * alpha + rest * g * g;
    store<T>(h + i, mean);
    store<T>(values + i, load<T>(values + i) - (lr * g) / (sqrt<T>(mean) + eps));
  }
}

/** m ← m + rest1·(g − m), v ← v + rest2·(g² − v), θ ← θ − rate·m / (√v / rootScale + eps) */
export function adam<T>(
  values: usize, gradient: usize, m: usize, v: usize, bytes: usize,
  rate: T, rest1: T, rest2: T, rootScale: T, eps: T, weightDecay: T,
): void {
  const rates = v128.splat<T>(rate);
  const part1 = v128.splat<T>(rest1);
  const part2 = v128.splat<T>(rest2);
  const scale = v128.splat<T>(rootScale);
  const epsilon = v128.splat<T>(eps);
  const decay = v128.splat<T>(weightDecay);
  const scaled = rootScale != 1;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const g = decayed<T>(gradient + i, values + i, decay);
    let mean = v128.load(m + i);
    let square = v128.load(v + i);
    if (eps > 0 && !v128.any_true(v128.or(g, v128.or(mean, square)))) continue;
    mean = v128.add<T>(mean, v128.mul<T>(part1, v128.sub<T>(g, mean)));
    v128.store(m + i, mean);
    square = v128.add<T>(square, v128.mul<T>(part2, v128.sub<T>(v128.mul<T>(g, g), square)));
    v128.store(v + i, square);
    let root = v128.sqrt<T>(square);
    if (scaled) root = v128.div<T>(root, scale);
    const step = v128.div<T>(v128.mul<T>(rates, mean), v128.add<T>(root, epsilon));
    v128.store(values + i, v128.sub<T>(v128.load(values + i), step));
  }
  for (; i < bytes; i += sizeof<T>()) {
    const g = decayedOne<T>(gradient + i, values + i, weightDecay);
    const mean = load<T>(m + i) + rest1 * (g - load<T>(m + i));
    store<T>(m + i, mean);
    const square = load<T>(v + i) + rest2 * (g * g - load<T>(v + i));
    store<T>(v + i, square);
    store<T>(values + i, load<T>(values + i) - (rate * mean) / (sqrt<T>(square) / rootScale + eps));
  }
}
