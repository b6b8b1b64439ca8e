import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

// Some minutes' work.
const STUDY = `name: long
title: Long
problems: [{ name: quadratic, iterations: 20000, options: { dimension: 100 } }]
seeds: 1000
tuning: { trials: 200 }
optimizers: [{ name: sgd }, { name: adam }]
`;

it.each([
  ['compare', 'summary.md', 'It was stopped after 3s, its budget.'],
  ['tune', 'tuning/trials.csv', ',not computed,'],
  ['sensitivity', 'sensitivity.lr.csv', ',NaN,0,'],
])(
  'lockstep %s stops when its budget is over, and writes what there is',
  async (command, file, content) => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'long.yaml'), STUDY);
    const ended = await lockstep([command, './long.yaml', '--budget', '3s'], { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(path.join(cwd, 'results/comparisons/long', file), 'utf8')).toContain(
      content,
    );
  },
);
