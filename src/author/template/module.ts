import type { Template } from './template.ts';

/** The module itself: momentum, to be changed into something better. */
export const moduleTemplate: Template = {
  ending: '.ts',
  text: ({ name, label, year }) => `import { defineOptimizer } from 'lockstep';

/**
 * ${label}: say here what the method does, in two sentences. This one steps along a decaying sum of
 * the gradients; make it yours.
 *
 * v ← momentum·v + g, θ ← θ − lr·v
 */
export default defineOptimizer({
  // What experiment files call it, and what charts and tables call it.
  name: '${name}',
  label: '${label}',
  summary: 'Steps along a decaying sum of the gradients.',
  formula: 'v ← momentum·v + g, θ ← θ − lr·v',
  paper: { authors: 'You', title: '${label}', year: ${year}, url: 'https://arxiv.org/' },

  // Every optimizer has lr. \`tune\` says where tuning looks for a value; limits are checked.
  options: {
    lr: {
      type: 'number',
      default: 0.01,
      min: 0,
      tune: { min: 1e-4, max: 1, scaling: 'log' },
      help: 'learning rate',
    },
    momentum: {
      type: 'number',
      default: 0.9,
      min: 0,
      below: 1,
      tune: { min: 0.5, max: 0.99, scaling: 'one-minus-log' },
      help: 'share of v that is kept',
    },
  },

  // Arrays that are kept for each parameter, as long as the parameter and zero at the start. Keep
  // all memory here: a variable outside of \`update\` would be shared by all runs.
  state: ['v'],

  // One step, in place. A parameter is one array of numbers, row-major, with its \`shape\`;
  // \`options.lr\` is the scheduled rate. A third argument has \`step\` (1 at the first) and
  // \`scalars\`, numbers kept for all parameters together.
  update(parameters, { lr, momentum }) {
    for (const { values, gradient, state } of parameters) {
      const { v } = state;
      for (let i = 0; i < values.length; i++) {
        v[i] = momentum * v[i]! + gradient[i]!;
        values[i] = values[i]! - lr * v[i]!;
      }
    }
  },
});
`,
};
