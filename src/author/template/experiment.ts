import type { Template } from './template.ts';

/** An experiment that compares the optimizer with those that everyone knows. */
export const experimentTemplate: Template = {
  ending: '.yaml',
  text: ({ name, label, schema }) => `# yaml-language-server: $schema=${schema}
name: ${name}
title: ${label} beside SGD, Momentum and Adam
iterations: 2000
batchSize: 128
evaluate: { end: true }
optimizers:
  - { name: sgd }
  - { name: momentum }
  - { name: adam }
  - { name: ./${name}.ts }
  # Variants have labels of their own, and may have a schedule and wrappers:
  # - name: ./${name}.ts
  #   label: ${label}, warmed up
  #   options: { lr: 0.03 }
  #   schedule: { name: cosine, warmupSteps: 50 }
  #   wrappers: [{ name: clip-by-norm, maxNorm: 1 }]
`,
};
