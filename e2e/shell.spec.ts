import type { Page } from '@playwright/test'
import { serveFolder } from '../scripts/serveFolder.mjs'
import { expectNothingFound } from './axe'
import { dist, expect, test } from './site'

const rooms = (page: Page) => page.getByRole('navigation', { name: 'Rooms' })
const theme = (page: Page, name: string) => page.getByRole('button', { name: `Theme: ${name}` })

test('home leads to the lab, and the rail tells where one is', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn serverless on AWS by running it')
  await expect(rooms(page).getByRole('link', { name: 'Home' })).toHaveAttribute('aria-current', 'page')

  await page.getByRole('link', { name: 'Open the Step Functions lab' }).click()

  await expect(page).toHaveURL(/#\/labs\/step-functions$/)
  await expect(rooms(page).getByRole('link', { name: 'Step Functions lab' })).toHaveAttribute('aria-current', 'page')
  await rooms(page).getByRole('link', { name: 'Home' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn serverless on AWS by running it')
})

test('an address that leads nowhere says so, and leads home', async ({ page }) => {
  await page.goto('./#/labs/no-such-lab')
  await expect(page.getByRole('heading', { name: 'There is no room at this address' })).toBeVisible()
  await expect(page.getByText('#/labs/no-such-lab')).toBeVisible()

  await page.getByRole('link', { name: 'Go home' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn serverless on AWS by running it')
})

test('the theme follows the system until one is chosen, and the choice stays', async ({ page }) => {
  const shown = () => page.locator('html').getAttribute('data-theme')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('./')
  await expect(theme(page, 'system')).toBeVisible()
  expect(await shown()).toBe('dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(shown).toBe('light')

  await theme(page, 'system').click()
  await theme(page, 'light').click()

  await expect(theme(page, 'dark')).toBeVisible()
  expect(await shown()).toBe('dark')
  await page.reload()
  await expect(theme(page, 'dark')).toBeVisible()
  expect(await shown()).toBe('dark')
})

test('the keyboard reaches the room past the rail', async ({ page }) => {
  await page.goto('./')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('main')).toBeFocused()
})

test('after the first visit all rooms open without a network, and an execution runs', async ({ page }) => {
  const { address, close } = await serveFolder(dist)
  await page.goto(address)
  await expect.poll(() => filesMissing(page), { timeout: 45_000 }).toEqual([])

  await close()
  await page.reload()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Learn serverless on AWS by running it')
  await page.goto(`${address}?editor=plain#/labs/step-functions`)
  await expect(rooms(page).getByRole('link', { name: 'Step Functions lab' })).toHaveAttribute('aria-current', 'page')
  await page.getByRole('button', { name: 'Start execution' }).click()
  await expect(page.getByRole('status')).toContainText('SUCCEEDED')
})

/** What the release lists and the device does not hold yet. */
function filesMissing(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { files } = (await (await fetch('./precache.json')).json()) as { files: readonly string[] }
    if (files.length === 0) return ['the list is empty']
    const kept = await Promise.all(files.map(async (file) => ((await caches.match(file)) ? [] : [file])))
    return kept.flat()
  })
}

for (const [room, route] of [
  ['home', './'],
  ['the Step Functions lab', './#/labs/step-functions'],
  ['an address that leads nowhere', './#/nowhere'],
] as const) {
  test(`axe finds nothing to say of ${room}, in either theme`, async ({ page }) => {
    await page.goto(route)
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible()
    await expectNothingFound(page)
  })
}
