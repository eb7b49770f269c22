import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { serveFolder } from '../../serveFolder.mjs'
import { openBrowser } from '../../test/browser.mjs'
import { row, type Row } from '../row'

const dist = fileURLToPath(new URL('../../../dist', import.meta.url))
const ROUNDS = 3
/** A frame that is drawn this late is seen to stutter, and a page that is blocked this long is felt. */
const MOST_FRAME_MS = 32
const MOST_BLOCK_MS = 100
/** Environments take turns: some 80 are at work when the rate is at its highest. */
const HANDLER = 'export const handler = async () => { await new Promise((done) => setTimeout(done, 400)); return 1 }'

// As texts: what runs in the page is not compiled here.
const WATCH_BLOCKS = `
  globalThis.blocks = []
  new PerformanceObserver((list) => blocks.push(...list.getEntries().map(({ duration }) => duration))).observe({ entryTypes: ['longtask'] })
`
const COUNT_FRAMES = `
  globalThis.seen = { times: [], going: true }
  requestAnimationFrame(function frame(now) {
    seen.times.push(now)
    if (seen.going) requestAnimationFrame(frame)
  })
`

interface Round {
  readonly run: number
  readonly block: number
  readonly pan: number
  readonly zoom: number
}

/**
 * 10,000 invocations of the Lambda lab in Chromium: how long the page is blocked at most while they run and are read,
 * and the 95th percentile of frames while the lanes are moved. The peers are limits.
 * @throws {Error} where `npm run build` has not run
 */
export async function labBench(): Promise<readonly Row[]> {
  if (!existsSync(dist)) throw new Error('the bench lab measures dist/: run npm run build')
  const { address, close } = await serveFolder(dist)
  const browser = await openBrowser()
  const rounds: Round[] = []
  try {
    for (let i = 0; i < ROUNDS; i++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      rounds.push(await round(page, `${address}?editor=plain#/labs/lambda`))
      await page.close()
    }
  } finally {
    await browser.close()
    await close()
  }
  const limit = (ms: number) => rounds.map(() => ms)
  return [
    row('lab', '10,000 invocations', 'ms', rounds.map(({ run }) => run)),
    row('lab', 'longest block meanwhile, limit 100 ms', 'ms', rounds.map(({ block }) => block), limit(MOST_BLOCK_MS)),
    row('lab', 'pan, p95 of frames, limit 32 ms', 'ms', rounds.map(({ pan }) => pan), limit(MOST_FRAME_MS)),
    row('lab', 'zoom, p95 of frames, limit 32 ms', 'ms', rounds.map(({ zoom }) => zoom), limit(MOST_FRAME_MS)),
  ]
}

async function round(page: Page, address: string): Promise<Round> {
  await page.addInitScript(WATCH_BLOCKS)
  await page.goto(address)
  const invoke = page.getByRole('button', { name: 'Invoke', exact: true })
  await page.getByRole('textbox', { name: 'Handler code' }).fill(HANDLER)
  await page.getByLabel('Send').selectOption('Ramp')
  for (const [name, value] of [['From', '0'], ['To', '200'], ['Duration', '100']] as const) await page.getByLabel(name, { exact: true }).fill(value)
  await page.evaluate('blocks.length = 0')
  const began = performance.now()
  await invoke.click()
  const lanes = page.getByRole('img', { name: /with 10000 invocations/ })
  await lanes.waitFor({ timeout: 180_000 })
  const run = performance.now() - began
  await page.waitForTimeout(1500)
  const block = Math.max(0, ...((await page.evaluate('blocks')) as number[]))
  const box = await lanes.boundingBox()
  if (!box) throw new Error('the lanes are not in sight')
  const [x, y] = [box.x + box.width / 2, box.y + 120]
  await page.mouse.move(x, y)
  const zoom = await frames(page, async () => {
    for (let i = 0; i < 60; i++) {
      await page.mouse.wheel(0, i % 30 < 15 ? -120 : 120)
      await page.waitForTimeout(16)
    }
  })
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -120)
  await page.mouse.down()
  const pan = await frames(page, async () => {
    for (let i = 0; i < 90; i++) {
      await page.mouse.move(x + Math.sin(i / 8) * 250, y - i)
      await page.waitForTimeout(8)
    }
  })
  await page.mouse.up()
  return { run, block, pan, zoom }
}

/** The 95th percentile of the time between frames while something is done, in milliseconds. */
async function frames(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(COUNT_FRAMES)
  await act()
  const times = (await page.evaluate('seen.going = false, seen.times')) as number[]
  const between = times.slice(1).map((time, i) => time - (times[i] ?? 0)).sort((a, b) => a - b)
  return between[Math.floor(between.length * 0.95)] ?? Number.NaN
}
