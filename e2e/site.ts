import { fileURLToPath } from 'node:url'
import { test as base, expect, type BrowserContext } from '@playwright/test'
import { serveFolder } from '../scripts/serveFolder.mjs'

export const dist = fileURLToPath(new URL('../dist', import.meta.url))

/**
 * Tests of the built site: `page.goto('./#/labs/step-functions')`. It is served under a sub-path,
 * each test has a browser of a first visit, and fails if the page throws or asks another origin.
 */
export const test = base.extend<{ watched: void }, { site: string }>({
  site: [
    async ({}, provide) => {
      const { address, close } = await serveFolder(dist)
      await provide(address)
      await close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, provide) => provide(site),
  watched: [
    async ({ context }, provide) => {
      const complaints = watch(context)
      await provide()
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/** What a visit must not do, as it happens: ask another origin for anything, or throw and not catch. */
export function watch(context: BrowserContext): readonly string[] {
  const complaints: string[] = []
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const outside = protocol !== 'data:' && protocol !== 'blob:' && hostname !== '127.0.0.1'
    if (outside) complaints.push(`asked another origin: ${request.url()}`)
  })
  context.on('weberror', (thrown) => complaints.push(`threw: ${thrown.error().stack ?? thrown.error().message}`))
  return complaints
}

export { expect }
