import type { Page } from '@playwright/test'
import { enter, tabTo } from './keys'
import { expect, test } from './site'

test('a question is answered, explained, and its run opened where it is decided, by keyboard alone', async ({ page }) => {
  await page.goto('./#/practice')
  await tabTo(page, page.getByLabel('Topic'))
  await page.keyboard.type('Authorizers')
  await tabTo(page, page.getByLabel('Kind'))
  await page.keyboard.type('One of four')
  await enter(page, page.getByRole('button', { name: /^Practise/ }))
  await expect(page.getByRole('article', { name: 'Question' })).toBeVisible()

  const submit = page.getByRole('button', { name: 'Submit' })
  await expect(submit).toBeDisabled()
  await page.keyboard.press('a')
  await expect(page.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('g')
  await expect(submit).toBeEnabled()
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Take back option A' })).toBeVisible()
  await page.keyboard.press('a')
  await enter(page, submit)
  await expect(page.getByRole('status', { name: 'Outcome' })).toHaveText(/Right|Wrong/)
  await expect(page.getByText(/^Documented|^Recorded|^Modelled/)).toBeVisible()
  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible()

  await page.keyboard.press('r')
  const shown = page.getByRole('list', { name: 'What the simulator showed' })
  await expect(shown).toBeVisible({ timeout: 20_000 })
  await expect(shown.getByText(/^Option [A-F] holds$/)).toHaveCount(1)
  const holds = shown.getByRole('listitem').filter({ has: page.getByText(/^Option [A-F] holds$/) })
  await enter(page, holds.getByRole('link', { name: /^Open the run of Option/ }))

  // The log of that very run, at an event that a claim rests on.
  const time = page.getByRole('slider', { name: 'Time' })
  await expect(page.getByText('A claim of this option rests on this event.')).toBeVisible({ timeout: 20_000 })
  const decisive = await time.getAttribute('aria-valuenow')
  await page.keyboard.press('Home')
  await expect(time).toHaveAttribute('aria-valuenow', '0')
  await enter(page, page.getByRole('list', { name: 'What decides' }).getByRole('button').last())
  await expect(time).toHaveAttribute('aria-valuenow', decisive!)
  await tabTo(page, page.getByRole('combobox', { name: 'Service' }))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: 'Service' })).not.toHaveValue('')
  await enter(page, page.getByRole('link', { name: 'To the question' }))
  await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible()
})

test('what was missed comes back, by keyboard alone', async ({ page, context }) => {
  await page.clock.install({ time: new Date('2026-12-02T09:00:00') })
  await page.goto('./#/practice')
  await tabTo(page, page.getByLabel('Topic'))
  await page.keyboard.type('Concurrency')
  await tabTo(page, page.getByLabel('Kind'))
  await page.keyboard.type('One of four')
  await enter(page, page.getByRole('button', { name: /^Practise/ }))
  await page.keyboard.press('a')
  await page.keyboard.press('s')
  await enter(page, page.getByRole('button', { name: 'Submit' }))
  await expect(page.getByRole('status', { name: 'Outcome' })).toHaveText(/Right|Wrong/)
  await page.clock.fastForward(72 * 3_600_000)
  await page.goto('./#/review')

  await enter(page, page.getByRole('button', { name: 'Review 1', exact: true }))
  await expect(page.getByRole('article', { name: 'Question' })).toBeVisible()

  // A second tab of the same device knows of it, and what both do is kept.
  const other = await context.newPage()
  await other.goto('./#/review')
  await expect(other.getByRole('table').last()).toContainText(/of 1, \d+ %/)
})

test('a proof’s execution is opened in the Step Functions lab, by keyboard alone', async ({ page }) => {
  await page.goto('./?editor=plain#/runs/stepfunctions-waits-of-a-retrier/fourteen')
  await enter(page, page.getByRole('button', { name: 'Open execution of orders' }))
  await expect(page.getByRole('button', { name: 'Work, Task, failed' })).toBeVisible()
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', '14.273 s')
  await expect(page.getByRole('textbox', { name: 'Definition' })).toHaveValue(/"StartAt": "Work"/)
})

/** Answers any question of a topic, runs its proof and follows the link of the option that holds. */
async function openWhatHolds(page: Page, topic: string, link: RegExp): Promise<void> {
  await page.goto('./?editor=plain#/practice')
  await page.getByLabel('Topic').selectOption(topic)
  await page.getByLabel('Kind').selectOption({ label: 'One of four' })
  await page.getByRole('button', { name: /^Practise/ }).click()
  await expect(page.getByRole('article', { name: 'Question' })).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('g')
  await page.getByRole('button', { name: 'Submit' }).click()
  await page.getByRole('button', { name: 'Run it' }).click()
  const shown = page.getByRole('list', { name: 'What the simulator showed' })
  await expect(shown).toBeVisible({ timeout: 20_000 })
  await shown.getByRole('listitem').filter({ has: page.getByText(/^Option [A-F] holds$/) }).getByRole('link', { name: link }).click()
}

test('a question about Lambda leads to the Lambda lab, and what was edited there comes back', async ({ page }) => {
  await page.goto('./?editor=plain#/labs/lambda')
  const code = page.getByRole('textbox', { name: 'Handler code' })
  await code.fill('export const handler = async () => "my own"')
  await openWhatHolds(page, 'lambda/asynchronous', /^Open in the Lambda lab: Option/)
  await expect(page.getByText(/^Opened the proof of lambda-/)).toBeVisible({ timeout: 20_000 })
  await expect(code).not.toHaveValue(/my own/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(code).toHaveValue(/my own/)
})

test('a proof about concurrency stands in the Lambda lab at the answer that decides', async ({ page }) => {
  await page.goto('./?editor=plain#/runs/lambda-reports-starve-checkout/reserve/lab')
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', '3.277 s', { timeout: 20_000 })
  await expect(page.getByText('All 900 were busy, and an environment serves one invocation at a time: Lambda started env-901. A cold start.').first()).toBeVisible()
  await expect(page.getByText('900 busy, 1 frozen')).toBeVisible()
  await expect(page.getByRole('spinbutton', { name: 'Reserved concurrency' })).toHaveValue('100')
})

test('a question about API Gateway leads to the API Gateway lab, and what was edited there comes back, after a reload too', async ({ page }) => {
  await page.goto('./?editor=plain#/labs/api-gateway')
  await page.getByRole('tab', { name: 'Code' }).click()
  const code = page.getByRole('textbox', { name: 'Handler code' })
  await code.fill('export const handler = async () => ({ statusCode: 204 })\n')
  await openWhatHolds(page, 'apigateway/caching', /^Open in the API Gateway lab: Option/)
  await expect(page.getByText(/^Opened the proof of apigateway-/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('combobox', { name: 'Example' })).toHaveValue('opened')
  await page.reload()
  await expect(page.getByText(/^Another API took the place of yours/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('combobox', { name: 'Example' })).not.toHaveValue('opened')
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(code).toHaveValue(/statusCode: 204/)
})

test('a proof about a cache stands in the API Gateway lab at the request that decides', async ({ page }) => {
  await page.goto('./?editor=plain#/runs/apigateway-cache-shows-others-orders/ttl/lab')
  // With the shorter time alone Bob gets what was kept for Ann: the request that decides is his.
  await expect(page.getByText('GET /orders?customer=bob')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('The client has its answer, 200, after 0 s.')).toBeVisible()
  await expect(page.getByRole('tabpanel', { name: 'Response' })).toContainText('orders of ann')
})
