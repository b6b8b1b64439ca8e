import process from 'node:process';
import type { TestProject } from 'vitest/node';
import { findChromium, type Chromium } from './chromium.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    chromium: Chromium;
  }
}

/** Brings what the tests need beside npm's packages, where the machine lacks it. */
export default async function setUp(project: TestProject): Promise<void> {
  const machine = {
    platform: process.platform,
    arch: process.arch,
    isRoot: process.getuid?.() === 0,
    env: process.env,
    tell: (sentence: string) => void process.stderr.write(`${sentence}\n`),
  };
  try {
    project.provide('chromium', await findChromium(machine));
  } catch (error) {
    // Not thrown: vitest would print a stack below "No test files found".
    machine.tell((error as Error).message);
    process.exit(1);
  }
}
