import { withArray } from './with-array.ts';
import { defineWrapper } from './wrapper.ts';

/** No coordinate's step grows to more than a thousand times its size. */
const SMALLEST_SHARE = 1e-3;

/**
 * Of an update only the coordinates count that go against the present gradient; the rest of the
 * array's move makes up for those that are left out.
 *
 * u ← u∘φ / mean(φ), φ = 1 where u·g < 0, else 0
 *
 * The mean is taken over each array and is at least 10⁻³, as in the authors' code. What the
 * optimizer does besides stepping (weight decay, say) counts as part of u.
 */
export const cautious = defineWrapper({
  name: 'cautious',
  summary: 'of an update only the coordinates count that go against the present gradient',
  formula: 'u ← u∘φ / mean(φ), φ = 1 where u·g < 0, else 0',
  paper: {
    authors: 'K. Liang, L. Chen, B. Liu, Q. Liu',
    title: 'Cautious optimizers: improving training with one line of code',
    year: 2024,
    url: 'https://arxiv.org/abs/2411.16085',
  },
  options: {},
  wrap(optimizer) {
    const [changed, name] = withArray(optimizer, 'before');
    return {
      ...changed,
      layerwise: true,
      update(slots, options, context) {
        for (const { values, state } of slots) state[name]!.set(values);
        optimizer.update(slots, options, context);
        for (const { values, gradient, state } of slots) {
          const before = state[name]!;
          let against = 0;
          for (let i = 0; i < values.length; i++) {
            if ((values[i]! - before[i]!) * gradient[i]! < 0) against++;
          }
          const scale = 1 / Math.max(against / values.length, SMALLEST_SHARE);
          for (let i = 0; i < values.length; i++) {
            const step = values[i]! - before[i]!;
            const opposed = step * gradient[i]! >= 0;
            values[i] = opposed ? before[i]! : before[i]! + scale * step;
          }
        }
      },
    };
  },
});
