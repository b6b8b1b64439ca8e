import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { citationOf, defaultsOf, rangeOf } from '../../src/catalog/entry.ts';
import { referencePage } from '../../src/catalog/reference-page.ts';
import { findOptimizer, optimizers } from '../../src/optimizers/registry.ts';
import { wrappers } from '../../src/optimizers/wrappers/registry.ts';
import { schedules } from '../../src/schedules/registry.ts';

describe('docs/optimizers.md', () => {
  it('is the page of what is in the registries now (npm run build writes it)', async () => {
    expect(await readFile('docs/optimizers.md', 'utf8')).toBe(referencePage());
  });

  it.each([...optimizers, ...wrappers, ...schedules].map((entry) => [entry.name, entry] as const))(
    'has a section on %s with all its options',
    (name, { options }) => {
      const sections = referencePage().split(/\n### /);
      const section = sections.find((text) => text.startsWith(`${name}\n`));
      for (const option of Object.keys(options)) expect(section).toContain(`| \`${option}\` |`);
    },
  );
});

describe('what is told of an optimizer', () => {
  const adam = findOptimizer('adam');

  it('has its defaults in the notation of experiment files', () => {
    expect(defaultsOf(adam)).toBe(
      'lr 0.001, beta1 0.9, beta2 0.999, eps 1e-8, weightDecay 0, epsilonConvention algorithm-1',
    );
  });

  it('has the limits of an option, and where tuning looks for it', () => {
    const { beta1, eps, epsilonConvention } = adam.options;
    expect(rangeOf(beta1!)).toBe(
      'at least 0, below 1, tuned from 0.5 to 0.99 by the logarithm of 1 − value',
    );
    expect(rangeOf(eps!)).toBe('at least 0');
    expect(rangeOf(epsilonConvention!)).toBe('algorithm-1 or epsilon-hat');
  });

  it('names the paper', () => {
    expect(citationOf(adam.paper)).toBe(
      'D. P. Kingma, J. Ba: Adam: a method for stochastic optimization, 2015',
    );
  });
});
