import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Long enough for a machine that is busy with other things.
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
