import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { experimentSchema } from '../../../src/experiment/schema.ts';
import { drawStudy } from '../../../src/report/charts/draw.ts';
import { charts, EXPERIMENT_CHARTS, STUDY_CHARTS } from '../../../src/report/charts/registry.ts';
import { ROOT } from '../../fixtures/lockstep.ts';
import { keptComparison } from '../study-fixture.ts';

const names = [...EXPERIMENT_CHARTS, ...STUDY_CHARTS];

describe('the charts', () => {
  it('have each a name of its own, that a file can have', () => {
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('are told of, each, in docs/reports.md, and no others are', async () => {
    const text = await readFile(path.join(ROOT, 'docs/reports.md'), 'utf8');
    const [, section = ''] = /\n## Charts by name\n(.*?)\n## /s.exec(text) ?? [];
    const told = [...section.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
    expect(told).toEqual(names);
  });

  it('are those that an experiment’s file can ask for, and more', () => {
    const asked = charts.experiment.filter(({ isAsked }) => isAsked).map(({ name }) => name);
    const kinds = experimentSchema.shape.charts.unwrap().element.options;
    expect(kinds.map(({ shape }) => shape.type.value).sort()).toEqual([...asked].sort());
  });

  it.each(charts.study.filter(({ needs }) => needs.length > 0).map((chart) => [chart.name, chart]))(
    '%s is left out where a table that it needs is missing',
    async (name, { needs }) => {
      const results = await keptComparison();
      const drawn = (without?: string) =>
        drawStudy({
          ...results,
          tables: Object.fromEntries(
            Object.entries(results.tables).filter(([table]) => table !== without),
          ),
        }).filter((chart) => chart.name.replace(/-\d+$/, '') === name);
      expect(drawn().length).toBeGreaterThan(0);
      for (const table of needs) expect(drawn(table), table).toEqual([]);
    },
  );
});
