import type { Page } from '@playwright/test'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/step-functions'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.beforeEach(async ({ page }) => {
  await page.goto(LAB)
  await expect(text(page, 'Definition')).toBeVisible()
})

test('panes begin with the sizes they were left with', async ({ page }) => {
  const divider = page.locator('[role=separator][aria-orientation=vertical]').first()
  const world = page.getByRole('heading', { name: 'Order processing' })
  const width = async () => (await world.boundingBox())?.width ?? 0
  const before = await width()

  await divider.focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight')
  const wider = await width()
  expect(wider).toBeGreaterThan(before + 30)
  await button(page, 'Input').click()
  await expect(button(page, 'Input')).toHaveAttribute('aria-expanded', 'false')

  await page.reload()

  await expect(text(page, 'Definition')).toBeVisible()
  expect(Math.abs((await width()) - wider)).toBeLessThan(3)
  await expect(button(page, 'Input')).toHaveAttribute('aria-expanded', 'false')
})

test('functions and tables can be renamed; the definition is told what it misses', async ({ page }) => {
  await button(page, 'Rename validate').click()
  await page.getByRole('textbox', { name: 'Name of the function' }).fill('payment')
  await button(page, 'Rename function').click()
  await expect(page.getByText('There is a function of this name already.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name of the function' }).fill('check')
  await button(page, 'Rename function').click()

  await expect(page.getByRole('tab', { name: 'check', exact: true })).toHaveAttribute('aria-selected', 'true')
  await expect(text(page, 'Handler code')).toHaveValue(/ValidationError/)
  await text(page, 'Definition').fill((await text(page, 'Definition').inputValue()).replace('function:validate', 'function:check'))

  await button(page, 'Rename inventory').click()
  await page.getByRole('textbox', { name: 'Name of the table' }).fill('stock')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'stock', exact: true })).toBeVisible()
  await text(page, 'Definition').fill((await text(page, 'Definition').inputValue()).replace('"inventory"', '"stock"'))

  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText('SUCCEEDED')
})

test('before an Express execution has run, nobody is promised its history', async ({ page }) => {
  const history = page.getByRole('region', { name: 'Execution history' })
  await expect(history).toContainText('the history that Step Functions writes')
  await page.getByRole('combobox', { name: 'Type' }).selectOption('EXPRESS')
  await expect(history).toContainText('keeps no history of an Express execution')
})

test('what is not simulated leads to the list of what is', async ({ page }) => {
  const task = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glacier:listVaults', Parameters: { AccountId: '-' }, End: true }
  await text(page, 'Definition').fill(JSON.stringify({ StartAt: 'List', States: { List: task } }))
  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText('FAILED')
  await page.getByRole('region', { name: 'Inspector' }).getByRole('link', { name: 'What is simulated, simplified and left out' }).click()
  await expect(page).toHaveURL(/#\/fidelity$/)
})
