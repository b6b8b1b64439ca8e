import type { ContractCheck } from './check.ts';
import { Trial } from './trial.ts';

const SHAPES = [[4, 3], [3]];

/** A share of the parameter that rounding may move it by. */
const ROUNDING = { float64: 1e-14, float32: 1e-5 };

export const staysAtZeroRate: ContractCheck = {
  name: 'zero rate',
  promise: 'moves nothing at a learning rate of 0, and stays finite when it falls to 0',
  failure(optimizer, precision) {
    const trial = new Trial(optimizer, precision, SHAPES, { lr: 0 });
    const start = trial.values.flatMap((array) => [...array]);
    trial.run(5);
    const end = trial.values.flatMap((array) => [...array]);
    const i = end.findIndex(
      (number, i) => !(Math.abs(number - start[i]!) <= ROUNDING[precision] * Math.abs(start[i]!)),
    );
    if (i >= 0) return `At a learning rate of 0 a parameter moved from ${start[i]} to ${end[i]}.`;
    const late = new Trial(optimizer, precision, SHAPES);
    late.run(5);
    late.run(5, 1, 0);
    const bad = late.memory().find((number) => !Number.isFinite(number));
    return bad === undefined
      ? undefined
      : `Where the learning rate falls to 0 in mid-run, a parameter or state becomes ${bad}.`;
  },
};
