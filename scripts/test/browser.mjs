/** The Chromium that scripts/setup.mjs found, for browser tests and for the scripts that need one. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'

const record = fileURLToPath(new URL('../../node_modules/.cache/browser-path', import.meta.url))

/**
 * How it is started: it may run as root, without a GPU, and asks nobody for anything of its own.
 * @throws {Error} where `node scripts/setup.mjs --browser` has not run
 */
export function launchOptions() {
  if (!existsSync(record)) throw new Error('No browser is known yet: run node scripts/setup.mjs --browser.')
  return {
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
  }
}

export function openBrowser() {
  return chromium.launch(launchOptions())
}
