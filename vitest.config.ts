import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Files share their worker's modules: made anew for each, they would take half of the run. No test may leave anything behind in a module.
  test: { isolate: false, globalSetup: ['scripts/sdk/provideSdk.mjs'], include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], testTimeout: 60_000 },
})
