import { expect, it } from 'vitest';
import { hashOfRun, type RunSpec } from '../../src/running/run-spec.ts';

const adam: RunSpec = {
  problem: { name: 'rosenbrock', options: {}, data: [] },
  precision: 'float64',
  iterations: 300,
  evaluations: 20,
  readsTest: true,
  optimizer: {
    name: 'adam',
    module: undefined,
    options: { lr: 0.001 },
    schedule: { name: 'constant' },
    wrappers: undefined,
  },
  seed: 1,
};

it('a library optimizer’s run keeps the hash under which stores have it', () => {
  // Of commit 7212b1b, before modules were identified by all that they import.
  expect(hashOfRun(adam)).toBe('eca25a04f4282cd77be11cc0f93e89e9c8707294c4cf3b3bf9c88f764394e0d1');
});

it('a module’s run has no hash that a store had before: it is of another key', () => {
  const sha256 = '0'.repeat(64);
  const withModule = (module: RunSpec['optimizer']['module']) =>
    hashOfRun({ ...adam, optimizer: { ...adam.optimizer, module } });
  const hashes = [hashOfRun(adam), withModule({ sha256 }), withModule({ bundleSha256: sha256 })];
  expect(new Set(hashes).size).toBe(3);
});

it('an object’s run has none', () => {
  expect(hashOfRun({ ...adam, optimizer: { ...adam.optimizer, optimizer: {} } })).toBeUndefined();
});
