import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './site'

test('a drill is failed, then solved, and its solution explained', async ({ page }) => {
  await page.goto('./?editor=plain#/drills')
  await page.getByRole('link', { name: /A poison message/ }).click()
  await page.getByRole('button', { name: 'Submit' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result).toContainText('Not yet', { timeout: 30_000 })
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  // What was changed is still there after a reload.
  const code = page.getByRole('textbox', { name: 'Handler code of charge' })
  await code.fill('export const handler = ')
  await page.reload()
  await expect(code).toHaveValue('export const handler = ')

  for (let hint = 1; hint <= 3; hint++) await page.getByRole('button', { name: /hint$/ }).click()
  await page.getByRole('button', { name: 'Show a solution' }).click()
  await page.getByRole('button', { name: 'Put it into the editors' }).first().click()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(result).toContainText('Solved', { timeout: 30_000 })
})
