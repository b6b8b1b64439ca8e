import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { hashOfRun } from '../../../src/running/run-spec.ts';
import { RunStore } from '../../../src/study/store/run-store.ts';
import { temporaryFolder } from '../../fixtures/lockstep.ts';
import { runEnding, specOf } from '../../fixtures/study.ts';

const hashOf = (seed: number) => hashOfRun(specOf(seed))!;

it('gives back a run as it was, infinities and all', async () => {
  const store = new RunStore(path.join(await temporaryFolder(), 'runs'));
  const diverged = { ...runEnding('diverged'), losses: [1, NaN, Infinity] };
  await store.write(specOf(1), runEnding(0.25));
  await store.write(specOf(2), diverged);
  expect(await store.read(hashOf(1))).toEqual(runEnding(0.25));
  expect(await store.read(hashOf(2))).toEqual(diverged);
  expect(await store.read(hashOf(3))).toBeUndefined();
});

it('keeps a run in a file named by the hash of what its digits depend on, and that beside it', async () => {
  const folder = await temporaryFolder();
  await new RunStore(folder).write(specOf(1), runEnding(0.25));
  const hash = hashOf(1);
  expect(await readdir(folder, { recursive: true })).toEqual([
    hash.slice(0, 2),
    path.join(hash.slice(0, 2), `${hash}.json`),
  ]);
  const kept = JSON.parse(
    await readFile(path.join(folder, hash.slice(0, 2), `${hash}.json`), 'utf8'),
  ) as { spec: unknown };
  expect(kept.spec).toEqual(JSON.parse(JSON.stringify(specOf(1))));
});

it('keeps no run that failed or was interrupted: it is tried again', async () => {
  const folder = await temporaryFolder();
  const store = new RunStore(folder);
  await store.write(specOf(1), runEnding('failed'));
  await store.write(specOf(2), { ...runEnding(1), status: 'interrupted' });
  expect(await readdir(folder)).toEqual([]);
});

it('keeps no run of an optimizer that is an object: nothing identifies it', async () => {
  const folder = await temporaryFolder();
  const spec = specOf(1);
  const optimizer = { ...spec.optimizer, optimizer: { update: () => undefined } };
  await new RunStore(folder).write({ ...spec, optimizer }, runEnding(1));
  expect(await readdir(folder)).toEqual([]);
});

it('lists and removes what is there, and passes over what is no run', async () => {
  const folder = await temporaryFolder();
  const store = new RunStore(folder);
  await store.write(specOf(1), runEnding(1));
  await store.write(specOf(2), runEnding('diverged'));
  await mkdir(path.join(folder, 'ab'));
  await writeFile(path.join(folder, 'ab', `${'ab'.repeat(32)}.json`), '{"spec"');
  await writeFile(path.join(folder, 'ab', 'notes.txt'), '');
  await writeFile(path.join(folder, 'README'), '');
  const listed = await store.list();
  expect(listed.map(({ hash }) => hash)).toEqual([hashOf(1), hashOf(2)].sort());
  expect(listed.map(({ status, steps }) => [status, steps])).toEqual(
    expect.arrayContaining([
      ['finished', 10],
      ['diverged', 3],
    ]),
  );
  await store.remove(hashOf(1));
  expect((await store.list()).map(({ hash }) => hash)).toEqual([hashOf(2)]);
});
