import type { Page } from '@playwright/test'
import { expectNothingFound, expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/step-functions'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const time = (page: Page) => page.getByRole('slider', { name: 'Time' })
const node = (page: Page, name: string) => page.getByRole('region', { name: 'State machine' }).getByRole('button', { name, exact: true })
const events = (page: Page) => page.getByRole('listbox', { name: 'Events' })
const mapRun = (page: Page) => page.getByRole('region', { name: 'Map Run', exact: true })
const children = (page: Page) => page.getByRole('listbox', { name: 'Child executions' })
const child = (page: Page, position: number) => children(page).getByRole('option').filter({ hasText: new RegExp(`^Child ${position}(?!\\d)`) })
const trail = (page: Page) => page.getByRole('navigation', { name: 'Looked into' })

/** Each child waits a second; those of a number above `most` fail then, the others a second later end well. */
function definition(most: number): string {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Rest',
    States: {
      Rest: { Type: 'Wait', Seconds: 1, Next: 'Look' },
      Look: { Type: 'Choice', Choices: [{ Variable: '$', NumericGreaterThan: most, Next: 'Refuse' }], Default: 'Take' },
      Refuse: { Type: 'Fail', Error: 'TooMuch', Cause: 'It is more than that.' },
      Take: { Type: 'Wait', Seconds: 1, End: true },
    },
  }
  const Each = { Type: 'Map', Label: 'Each', ItemProcessor, ToleratedFailurePercentage: 50, Next: 'Done' }
  return JSON.stringify({ StartAt: 'Each', States: { Each, Done: { Type: 'Succeed' } } }, null, 2)
}

/** Runs the machine over 0 to count - 1, and opens its Map Run. */
async function lookIn(page: Page, count: number, most: number): Promise<void> {
  await text(page, 'Definition').fill(definition(most))
  await text(page, 'Input').fill(JSON.stringify(Array.from({ length: count }, (_, i) => i)))
  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText('SUCCEEDED', { timeout: 45_000 })
  await node(page, 'Each, Map, succeeded').click()
  await button(page, 'Open Map Run of Each').click()
  await expect(mapRun(page)).toBeVisible()
}

test.beforeEach(async ({ page }) => {
  await page.goto(LAB)
  await expect(node(page, 'ValidateOrder, Task, not entered')).toBeVisible()
})

test('a Map Run and a child of it are stepped through with the same bar, forth and back, and left as they were found', async ({ page }) => {
  await lookIn(page, 12, 8)

  await expect(mapRun(page)).toContainText('SUCCEEDED')
  await expect(button(page, '9 succeeded')).toBeVisible()
  await expect(mapRun(page)).toContainText('50 %')
  await expect(time(page)).toHaveAttribute('max', '25')
  await button(page, 'Step back').click()
  await button(page, 'Step back').click()
  await expect(button(page, '8 succeeded')).toBeVisible()
  await expect(button(page, '1 running')).toBeVisible()
  await expect(child(page, 8)).toContainText('RUNNING')
  await button(page, 'Step forward').click()
  await expect(button(page, '9 succeeded')).toBeVisible()
  await expect(child(page, 8)).toContainText('SUCCEEDED')

  await button(page, '3 failed').click()
  await expect(children(page).getByRole('option')).toHaveCount(3)
  await child(page, 10).click()
  await expect(trail(page)).toContainText('Child execution 10')
  await expect(trail(page)).toContainText('TooMuch')
  await expect(node(page, 'Refuse, Fail, failed')).toBeVisible()
  await expect(node(page, 'Take, Wait, not entered')).toBeVisible()
  await expect(events(page).getByRole('option')).toHaveCount(7)
  await time(page).press('Home')
  await expect(node(page, 'Rest, Wait, not entered')).toBeVisible()
  await button(page, 'Step forward').click()
  await expect(node(page, 'Rest, Wait, waiting')).toBeVisible()
  await expect(page.getByRole('region', { name: 'State Rest' })).toContainText('10')
  // What the run that was started ended in is told wherever one looks.
  await expect(page.getByRole('status')).toContainText('SUCCEEDED')

  await button(page, 'Back to Map Run of Each').click()
  await expect(time(page)).toHaveAttribute('aria-valuenow', '24')
  await button(page, 'Back to Started execution').click()
  await expect(trail(page)).toHaveCount(0)
  await expect(node(page, 'Each, Map, succeeded')).toBeVisible()
})

test('all of it is reached by keys', async ({ page }) => {
  await lookIn(page, 12, 8)
  await expect(trail(page).getByText('Map Run of Each')).toBeVisible()

  await children(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(trail(page)).toContainText('Child execution 10')
  await expect(trail(page).locator('[aria-current=location]')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(time(page)).toHaveAttribute('aria-valuenow', '5')
  await page.keyboard.press('Escape')
  await expect(mapRun(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(trail(page)).toHaveCount(0)
})

test('a fork within a child tells it anew, and is still there', async ({ page }) => {
  await lookIn(page, 4, 2)
  await child(page, 3).click()
  await expect(trail(page)).toContainText('FAILED')
  await time(page).press('Home')
  await button(page, 'Fork here').click()
  await expect(trail(page)).toContainText('Child execution 3')
  await expect(time(page)).toHaveAttribute('aria-valuenow', '6')
})

test('10,000 children do not choke the page', async ({ page }) => {
  test.setTimeout(120_000)
  await lookIn(page, 10_000, 9000)

  await expect(button(page, '999 failed')).toBeVisible()
  await expect(child(page, 0)).toBeVisible()
  expect(await children(page).getByRole('option').count()).toBeLessThan(60)
  await children(page).focus()
  await page.keyboard.press('End')
  await expect(child(page, 9999)).toContainText('FAILED')
  await page.keyboard.press('Enter')
  await expect(trail(page)).toContainText('Child execution 9999')
  await expect(node(page, 'Refuse, Fail, failed')).toBeVisible()
})

test('axe finds nothing in a Map Run and in a child, in either theme', async ({ page }) => {
  await lookIn(page, 12, 8)
  await expectNothingFound(page)
  await child(page, 10).click()
  await expect(node(page, 'Refuse, Fail, failed')).toBeVisible()
  await expectNothingFound(page)
})

test('at 390 px nothing is cut', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('tab', { name: 'What it is' }).click()
  await text(page, 'Definition').fill(definition(8))
  await text(page, 'Input').fill('[1, 20, 3]')
  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText('SUCCEEDED')
  await node(page, 'Each, Map, succeeded').click()
  await page.getByRole('tab', { name: 'Why' }).click()
  await button(page, 'Open Map Run of Each').click()
  await expect(child(page, 1)).toContainText('FAILED')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectNothingFoundAsIs(page)
  await child(page, 1).click()
  await expect(node(page, 'Refuse, Fail, failed')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
})
