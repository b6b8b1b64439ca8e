import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/set-up/global-set-up.ts',
    // Three at a time, also where there are but two cores: browsers, threads and time limits wait a lot.
    maxWorkers: 3,
    // Long enough for a machine that is busy with other things.
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
