import { defineConfig } from '@playwright/test'
import { launchOptions } from './scripts/test/browser.mjs'

/** The tests run on `dist/`, which `npm run build` makes; `e2e/site.ts` serves it. */
export default defineConfig({
  testDir: 'e2e',
  // Not the folder above: it is emptied at the start, and other reports lie there.
  outputDir: 'test-results/playwright',
  workers: 2,
  fullyParallel: true,
  // A test that passes when tried again is a test that fails.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/playwright.json' }]],
  use: {
    launchOptions: launchOptions(),
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Recording one takes a third of the run: `npm run e2e -- --trace on` where a failure does not tell enough.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
