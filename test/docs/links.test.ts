import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { brokenLinks } from './links.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'lockstep-links-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('every link of the documentation', () => {
  it('leads to a file and a heading that exist', async () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs', 'bench/README.md'];
    expect(await brokenLinks('.', pages)).toBe('');
  });

  it('would be told if it led nowhere', async () => {
    await writeFile(path.join(folder, 'other.md'), '# Heading\n');
    await writeFile(
      path.join(folder, 'page.md'),
      '[1](other.md#heading) [2](other.md#no-heading) [3](#nowhere) [4](no-file.md) ![5](no.svg)\n',
    );
    const told = await brokenLinks(folder, ['page.md']);
    expect(told).toContain('`#no-heading` in `other.md`');
    expect(told).toContain('`#nowhere`');
    expect(told).toContain('`no-file.md`');
    expect(told).toContain('`no.svg`');
    expect(told).toContain('4 warnings');
  });
});
