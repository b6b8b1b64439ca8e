import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockstep, temporaryFolder } from '../fixtures/lockstep.ts';

const STUDY = `name: small
title: Three optimizers on two small problems
problems:
  - { name: rosenbrock, iterations: 300 }
  - { name: quadratic, iterations: 200, options: { dimension: 20 } }
seeds: 6
optimizers: [{ name: sgd }, { name: adam }, { name: momentum }]
`;

describe('lockstep runs', () => {
  it('lists what is kept, and removes it', async () => {
    const cwd = await temporaryFolder();
    await writeFile(path.join(cwd, 'small.yaml'), STUDY);
    await lockstep(['compare', './small.yaml', '--trials', '0'], { cwd });
    const listed = await lockstep(['runs'], { cwd });
    expect(listed.stdout).toMatch(/^rosenbrock +adam +0\.001 +1 +300\/300 +finished/m);
    expect(listed.stdout).toContain('36 runs in .lockstep/runs');
    expect((await lockstep(['runs', 'prune'], { cwd })).code).toBe(2);
    const recent = await lockstep(['runs', 'prune', '--older-than', '1'], { cwd });
    expect(recent.stdout).toContain('0 of 36 runs removed');
    const all = await lockstep(['runs', 'prune', '--all'], { cwd });
    expect(all.stdout).toContain('36 of 36 runs removed');
    expect((await lockstep(['runs'], { cwd })).stdout).toContain('No runs are kept');
  });
});
