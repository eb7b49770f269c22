import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

/** Where axe looks: CSS selectors of what it sees and of what it leaves out. Without them, the whole page. */
interface Part {
  readonly within?: string
  readonly without?: string
}

/** Axe finds nothing in the light theme, and nothing that depends on colours in the dark one: all else is the same in both. */
export async function expectNothingFound(page: Page, part: Part = {}): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNothingFoundAsIs(page, part)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await found(page, part, ['color-contrast'])).toEqual([])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

/** Axe finds nothing in the theme that is on. */
export async function expectNothingFoundAsIs(page: Page, part: Part = {}): Promise<void> {
  expect(await found(page, part)).toEqual([])
}

/**
 * What axe complains of: rule, element and reason. It runs in the page itself and hands over its complaints alone: its
 * package for Playwright opens a second page for each look and carries over all that passed, which takes five times as long.
 */
async function found(page: Page, { within, without }: Part, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const { complaints, checked } = await page.evaluate(
    async ({ within, without, rules }) => {
      const { axe } = window as unknown as { readonly axe: typeof import('axe-core') }
      const part = { include: within ?? document, ...(without === undefined ? {} : { exclude: without }) }
      const { violations, passes } = await axe.run(part, { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: [...rules] } }) })
      return {
        complaints: violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`)),
        checked: violations.length + passes.length,
      }
    },
    { within, without, rules },
  )
  expect(checked, 'rules that axe could apply').toBeGreaterThan(0)
  return complaints
}
