/** The Chromium that scripts/setup.mjs found, started for the scripts that need one. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const record = fileURLToPath(new URL('../../node_modules/.cache/browser-path', import.meta.url))

/** @throws {Error} where `node scripts/setup.mjs --browser` has not run */
export function openBrowser() {
  if (!existsSync(record)) throw new Error('No browser is known yet: run node scripts/setup.mjs --browser.')
  return chromium.launch({
    executablePath: readFileSync(record, 'utf8').trim(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
