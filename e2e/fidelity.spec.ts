import { readFileSync } from 'node:fs'
import { kinds } from '../src/content/fidelity/kinds'
import type { Score } from '../src/content/fidelity/score'
import { expectNothingFound } from './axe'
import { expect, test } from './site'

const score = JSON.parse(readFileSync(new URL('../src/content/fidelity/score.json', import.meta.url), 'utf8')) as Score

test('home leads to fidelity, which shows the score that was measured and each case that fails', async ({ page }) => {
  await page.goto('./')
  await page.getByRole('main').getByRole('link', { name: 'Fidelity' }).click()

  await expect(page).toHaveURL(/#\/fidelity$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Fidelity' })).toBeVisible()
  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  await expect(rooms.getByRole('link', { name: 'Fidelity' })).toHaveAttribute('aria-current', 'page')

  const table = page.getByRole('table', { name: 'Recorded cases by kind' })
  for (const { kind, passed, passedIgnoringCause, total } of score.kinds) {
    const counts = [passed, passedIgnoringCause - passed, total - passedIgnoringCause, total]
    const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: kinds[kind]?.title ?? kind }) })
    await expect(row.getByRole('cell')).toHaveText(counts.map(String))
  }
  for (const { id } of score.failures) await expect(page.getByText(id, { exact: true })).toBeVisible()
})

test('each service has three lists, and the keyboard goes to where one jumps', async ({ page }) => {
  await page.goto('./#/fidelity')
  for (const service of ['Everywhere', 'Step Functions', 'Lambda', 'DynamoDB']) {
    const section = page.getByRole('region', { name: service, exact: true })
    await expect(section.getByRole('heading', { level: 3 })).toHaveText(['Simulated', 'Simplified', 'Left out'])
  }

  await page.getByRole('navigation', { name: 'On this page' }).getByRole('button', { name: 'DynamoDB' }).click()

  const heading = page.getByRole('heading', { name: 'DynamoDB', exact: true })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
})

test('a narrow screen shows all of it without moving sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('./#/fidelity')
  await expect(page.getByRole('table')).toBeVisible()

  const wide = await page.getByRole('main').evaluate((main) =>
    [...main.querySelectorAll('*')].filter((each) => each.getBoundingClientRect().right > innerWidth + 0.5).length,
  )

  expect(wide).toBe(0)
})

test('axe finds nothing to say of fidelity, in either theme', async ({ page }) => {
  await page.goto('./#/fidelity')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNothingFound(page)
})
