import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { lockstepInShell, temporaryFolder } from '../fixtures/lockstep.ts';

/** Runs a command of which only the first line is read; tells its own exit code. */
const firstLineOf = (command: string) =>
  lockstepInShell(`$LOCKSTEP ${command} | head -n 1; echo "exit \${PIPESTATUS[0]}"`);

it('a command of which nobody reads the output ends quietly, as by SIGPIPE', async () => {
  const { stdout, stderr } = await firstLineOf('check sgd');
  expect(stderr).toBe('');
  expect(stdout).toBe('SGD (sgd), no state. The optimizer\nexit 141\n');
});

it('so does one that has only a complaint to print', async () => {
  const { stdout } = await lockstepInShell(
    'exec 3>&1; { $LOCKSTEP rum 2>&1 >/dev/null; echo "exit $?" >&3; } | true',
  );
  expect(stdout).toMatch(/^exit (141|2)\n$/);
});

it('a run goes on without a reader: its results are written, and its exit code is its own', async () => {
  const folder = await temporaryFolder();
  const place = `--results '${folder}' --reports '${folder}/reports'`;
  const { stdout, stderr } = await firstLineOf(
    `run optimizer-comparison --optimizers sgd --iterations 20 ${place}`,
  );
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^SGD on mnist \(20 iterations\)\nexit 0\n$/);
  const losses = await readFile(path.join(folder, 'optimizer-comparison', 'losses.csv'), 'utf8');
  expect(losses.trim().split('\n')).toHaveLength(21);
  expect(
    await readFile(path.join(folder, 'reports', 'optimizer-comparison.html'), 'utf8'),
  ).toContain('</html>');
});

it('a disk without room for what is printed is told in a sentence', async () => {
  const told = "What lockstep prints can't be written (ENOSPC).\n";
  const listed = await lockstepInShell('$LOCKSTEP list optimizers > /dev/full');
  expect(listed).toMatchObject({ code: 2, stderr: told });

  const folder = await temporaryFolder();
  const args = 'run optimizer-comparison --optimizers sgd --iterations 20 --no-report --results';
  const run = await lockstepInShell(`$LOCKSTEP ${args} '${folder}' > /dev/full`);
  expect(run).toMatchObject({ code: 0, stderr: told });
  expect(await readFile(path.join(folder, 'optimizer-comparison', 'losses.csv'), 'utf8')).toMatch(
    /^19,/m,
  );
});
