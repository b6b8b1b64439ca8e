/**
 * Compares a port of Adam with the numbers of PyTorch, and says where they part.
 *
 *     npx tsx examples/verify-a-port.ts
 */
import { fileURLToPath } from 'node:url';
import { defineOptimizer, findOptimizer, readTrajectory, replay } from 'lockstep';

const recorded = new URL('../test/reference/optimizers/adam.default.json', import.meta.url);
const trajectory = await readTrajectory(fileURLToPath(recorded));

/** A port with a plain fault: the means are not corrected for having started at zero. */
const port = defineOptimizer({
  ...findOptimizer('adam'),
  update(parameters, { lr, beta1, beta2, eps }) {
    const [b1, b2] = [beta1 as number, beta2 as number];
    for (const { values, gradient, state } of parameters) {
      const { m, v } = state as Record<'m' | 'v', typeof values>;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]!;
        m[i] = b1 * m[i]! + (1 - b1) * g;
        v[i] = b2 * v[i]! + (1 - b2) * g * g;
        values[i] = values[i]! - ((lr as number) * m[i]!) / (Math.sqrt(v[i]!) + (eps as number));
      }
    }
  },
});

for (const [name, optimizer] of [
  ['lockstep', findOptimizer('adam')],
  ['the port', port],
] as const) {
  const { largestDifference, atStep } = replay(optimizer, trajectory);
  console.log(
    `${name}: ${largestDifference.toExponential(1)} from ${trajectory.source}, step ${atStep}`,
  );
}
