import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { globalSetup: ['scripts/sdk/provideSdk.mjs'], include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], testTimeout: 60_000 },
})
