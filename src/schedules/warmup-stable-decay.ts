import { defineSchedule } from './schedule.ts';

/**
 * The learning rate rises in a straight line to lr, stays there, and falls at the end, in a straight
 * line or along 1 − √share (Hu et al., "MiniCPM", 2024; Hägele et al., "Scaling laws and
 * compute-optimal training beyond fixed training durations", 2024).
 */
export const warmupStableDecay = defineSchedule({
  name: 'warmup-stable-decay',
  summary: 'rises to lr, stays there, and falls at the end',
  options: {
    warmupShare: {
      type: 'number',
      default: 0.05,
      min: 0,
      max: 1,
      help: 'share of the run that rises',
    },
    decayShare: {
      type: 'number',
      default: 0.2,
      min: 0,
      max: 1,
      help: 'share of the run that falls',
    },
    decay: {
      type: 'choice',
      choices: ['linear', 'one-minus-root'],
      default: 'linear',
      help: 'how it falls: in a straight line or along 1 − √share',
    },
    endFactor: { type: 'number', default: 0, min: 0, max: 1, help: 'share of lr at the end' },
  },
  rate(step, lr, { warmupShare, decayShare, decay, endFactor }, iterations) {
    const rising = warmupShare * iterations;
    const falling = decayShare * iterations;
    const rise = step + 1 < rising ? (step + 1) / rising : 1;
    const share = Math.max(0, (step - (iterations - falling)) / falling);
    const fallen = decay === 'linear' ? share : Math.sqrt(share);
    return lr * rise * (falling === 0 ? 1 : 1 - (1 - endFactor) * Math.min(1, fallen));
  },
});
