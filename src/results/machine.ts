import os from 'node:os';
import type { Environment } from './environment.ts';
import { lockstepPackage } from '../base/files/package.ts';

/** The machine that this process runs on. */
export function describeMachine(): Environment['machine'] {
  const processors = os.cpus();
  return {
    platform: `${os.type()} ${os.release()}`,
    architecture: os.arch(),
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round((os.totalmem() / 2 ** 30) * 10) / 10,
  };
}

/** The versions of Node, its JavaScript engine and the libraries. */
export function describeVersions(): Environment['versions'] {
  return {
    lockstep: lockstepPackage.version,
    node: process.versions.node,
    v8: process.versions.v8,
    ...lockstepPackage.dependencies,
  };
}
