import { dampening, learningRate, momentumFactor, weightDecay } from './shared/common-options.ts';
import { defineOptimizer } from './shared/optimizer.ts';

/**
 * PID: steps as a PID controller's, from the gradient (P), its running sum (I, which is momentum)
 * and its running change (D). The derivative term brakes the overshoot that the sum brings.
 *
 * I ← μI + g, D ← μD + (1 − μ)(gₜ − gₜ₋₁), θ ← θ − lr·(g + kᵢ·I + k_d·D)
 *
 * As in the authors' code, the first D is 0, the first gradient does not count as gₜ₋₁ at the
 * second step (0 does), and dampening starts at the second step.
 *
 * Reference numbers: jettify/pytorch-optimizer and kozistr/pytorch_optimizer, which agree
 * (test/reference/optimizers/pid.*.json).
 */
export const pid = defineOptimizer({
  name: 'pid',
  label: 'PID',
  summary:
    'Steps as a PID controller’s, from the gradient (P), its running sum (I, which is momentum) and its running change (D). The derivative term brakes the overshoot that the sum brings.',
  formula: 'I ← μI + g, D ← μD + (1 − μ)(gₜ − gₜ₋₁), θ ← θ − lr·(g + kᵢ·I + k_d·D)',
  paper: {
    authors: 'W. An, H. Wang, Q. Sun, J. Xu, Q. Dai, L. Zhang',
    title: 'A PID controller approach for stochastic optimization of deep networks',
    year: 2018,
    url: 'https://doi.org/10.1109/CVPR.2018.00889',
  },
  options: {
    lr: learningRate(0.001, 1e-5, 0.1),
    momentum: momentumFactor(0.9),
    integral: { type: 'number', default: 5, min: 0, help: 'weight of the running sum (kᵢ)' },
    derivative: { type: 'number', default: 10, min: 0, help: 'weight of the running change (k_d)' },
    dampening,
    weightDecay,
  },
  state: ['sum', 'change', 'previous'],
  update(parameters, options, { step }) {
    const { lr, momentum, integral, derivative, dampening, weightDecay } = options;
    const share = step === 1 ? 1 : 1 - dampening;
    const changeShare = step === 1 ? 0 : 1 - momentum;
    const keepsGradient = step > 1 ? 1 : 0;
    // Without momentum the authors' rule is plain SGD.
    const sumWeight = momentum > 0 ? integral : 0;
    const changeWeight = momentum > 0 ? derivative : 0;
    for (const { values, gradient, state } of parameters) {
      const { sum, change, previous } = state;
      for (let i = 0; i < values.length; i++) {
        const g = gradient[i]! + weightDecay * values[i]!;
        sum[i] = momentum * sum[i]! + share * g;
        change[i] = momentum * change[i]! + changeShare * (g - previous[i]!);
        previous[i] = keepsGradient * g;
        values[i] = values[i]! - lr * (g + sumWeight * sum[i]! + changeWeight * change[i]!);
      }
    }
  },
});
