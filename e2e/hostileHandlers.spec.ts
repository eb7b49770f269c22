import type { Page } from '@playwright/test'
import { expect, test } from './site'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const ended = (page: Page) => page.getByRole('status')
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })

/** What a handler may try, and what Lambda says of it. */
const ATTACKS: readonly (readonly [name: string, body: string, outcome: RegExp])[] = [
  ['loop', 'for (;;);', /Sandbox.Timedout/],
  ['loopInFinally', 'try { for (;;); } finally { for (;;); }', /Sandbox.Timedout/],
  ['microtasks', 'for (;;) await null', /Sandbox.Timedout/],
  ['backtracking', 'return /^(a+)+$/.test("a".repeat(40) + "!")', /Sandbox.Timedout/],
  ['memory', 'const kept = []; for (;;) kept.push(new Array(10000).fill(0))', /Runtime.OutOfMemory|Sandbox.Timedout/],
  ['doubling', 'let text = "x"; for (;;) text += text', /FAILED|Sandbox.Timedout/],
  ['recursion', 'const down = () => 1 + down(); return down()', /FAILED.*RangeError/],
  ['deepJson', 'let deep = {}; for (let i = 0; i < 1e5; i++) deep = { deep }; return JSON.stringify(deep)', /FAILED|Sandbox.Timedout/],
  ['neverSettles', 'await new Promise(() => {})', /Runtime.NodeJsExit|TIMED OUT|Sandbox.Timedout|FAILED/],
  ['prototypes', 'Object.prototype.toJSON = () => { throw new Error("no") }; Promise.prototype.then = null; return {}', /FAILED|SUCCEEDED|Timedout/],
  ['functionEscape', 'return (() => {}).constructor("return typeof postMessage + typeof document + typeof self")()', /SUCCEEDED/],
  ['importEscape', 'return (await import("data:text/javascript,export default 1")).default', /FAILED/],
  ['fetches', 'return fetch("https://example.com")', /FAILED/],
]

/** Work that the engine does in one piece: only the end of its thread ends it. */
const HELD: readonly (readonly [name: string, body: string])[] = [
  ['products', 'const long = 3n ** 300000n; let odd = 0n; for (;;) odd += (long * long) & 1n'],
  ['digits', 'const long = 3n ** 300000n; let digits = 0; for (;;) digits += String(long).length'],
]

const handler = (bodies: readonly (readonly [string, string, ...unknown[]])[]) => `
const attacks = {
${bodies.map(([name, body]) => `  async ${name}() { ${body} },`).join('\n')}
  async fine() { return 'still here' },
}
export const handler = async ({ attack }) => attacks[attack]()
`

async function given(page: Page, code: string): Promise<void> {
  await page.goto('./?editor=plain#/labs/lambda')
  await expect(button(page, 'Invoke')).toBeEnabled()
  await page.getByLabel('Memory').fill('128')
  await text(page, 'Handler code').fill(code)
}

/** @returns the outcome as the page tells it, how long it took, and the longest the page did not draw, in milliseconds */
async function invoke(page: Page, attack: string): Promise<{ outcome: string; took: number; longestFrame: number }> {
  await text(page, 'Event JSON').fill(JSON.stringify({ attack }))
  // By the page's own clock: Playwright looks every so often only.
  const measured = await button(page, 'Invoke').evaluate(
    (invokes: HTMLButtonElement) =>
      new Promise<{ took: number; longestFrame: number }>((resolve) => {
        const from = performance.now()
        let [last, longest] = [from, 0]
        const frame = () => {
          const now = performance.now()
          longest = Math.max(longest, now - last)
          last = now
          if (invokes.disabled) requestAnimationFrame(frame)
          else resolve({ took: Math.round(now - from), longestFrame: Math.round(longest) })
        }
        invokes.click()
        requestAnimationFrame(frame)
      }),
  )
  return { outcome: (await ended(page).textContent()) ?? '', ...measured }
}

test('what is hostile ends in Lambda’s own error, and the next invocation works', async ({ page }, { annotations }) => {
  test.setTimeout(180_000)
  await given(page, handler(ATTACKS))
  await invoke(page, 'fine')
  for (const [attack, , expected] of ATTACKS) {
    const { outcome, took, longestFrame } = await invoke(page, attack)
    annotations.push({ type: 'measured', description: `${attack}: ${outcome} in ${took} ms, longest frame ${longestFrame} ms` })
    expect(outcome, attack).toMatch(expected)
    if (attack === 'functionEscape') await expect(inspector(page)).toContainText('undefinedundefinedundefined')
    expect((await invoke(page, 'fine')).outcome, `after ${attack}`).toContain('SUCCEEDED')
  }
})

test('what holds its thread is ended with it, in the handler and in INIT, and what ran before is still there', async ({ page }, { annotations }) => {
  test.setTimeout(180_000)
  await given(page, handler(HELD))
  await invoke(page, 'fine')
  for (const [attack] of HELD) {
    const { outcome, took, longestFrame } = await invoke(page, attack)
    annotations.push({ type: 'measured', description: `${attack}: ${outcome} in ${took} ms, longest frame ${longestFrame} ms` })
    expect(outcome, attack).toMatch(/Sandbox.Timedout/)
    await expect(inspector(page).getByRole('region', { name: 'Log output' })).toContainText('Status: timeout')
    expect((await invoke(page, 'fine')).outcome, `after ${attack}`).toContain('SUCCEEDED')
  }
  await button(page, 'Table').click()
  await expect(page.getByRole('table', { name: 'Invocations' }).locator('tbody').getByRole('row')).toHaveCount(1 + 2 * HELD.length)

  await text(page, 'Handler code').fill('const long = 3n ** 300000n; let odd = 0n; for (;;) odd += (long * long) & 1n')
  const { outcome, took } = await invoke(page, 'fine')
  annotations.push({ type: 'measured', description: `INIT: ${outcome} in ${took} ms` })
  expect(outcome).toMatch(/Sandbox.Timedout/)
})
