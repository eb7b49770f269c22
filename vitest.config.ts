import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    globalSetup: ['scripts/sdk/provideSdk.mjs'],
    // Files share their worker's modules: made anew for each, they would take half of the run. No test may leave anything behind in a module.
    isolate: false,
    // Left alone, Vitest keeps a core for itself, which is half of a machine of two.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
  },
})
