import type { Page } from '@playwright/test'
import { expectNothingFound, expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/lambda'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const time = (page: Page) => page.getByRole('slider', { name: 'Time' })
const ended = (page: Page) => page.getByRole('status')
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })
const invocations = (page: Page) => page.getByRole('table', { name: 'Invocations' }).locator('tbody').getByRole('row')
const event = (page: Page, type: string) => page.getByRole('listbox', { name: 'Events' }).getByRole('option').filter({ hasText: type })

const COUNTER = `
let served = 0
export const handler = async (event) => {
  const input = event.Records ? JSON.parse(event.Records[0].body) : event
  console.log('number', ++served)
  if (input.fails) throw Object.assign(new Error('no stock'), { name: 'OutOfStock' })
  return { served }
}`

/**
 * Counting the requests of a load can be done before anybody clicks. What takes its time is the sample in detail before
 * it: not its cold starts, which are one burst and one turn of the simulator, but each request that follows.
 */
const BUSY_WHEN_WARM = `let warm = false
export const handler = async () => {
  let sum = 0
  for (let i = 0; warm && i < 1000000; i++) sum += i
  warm = true
  return sum
}`

async function invoke(page: Page, outcome: string): Promise<void> {
  await button(page, 'Invoke').click()
  await expect(button(page, 'Invoke')).toBeEnabled()
  await expect(ended(page)).toContainText(outcome)
}

test.beforeEach(async ({ page }) => {
  await page.goto(LAB)
  await expect(button(page, 'Invoke')).toBeEnabled()
})

test('the example answers, with its log, its REPORT line and where the time went', async ({ page }) => {
  await invoke(page, 'SUCCEEDED')

  await expect(inspector(page)).toContainText('A cold start.')
  await expect(inspector(page).getByRole('region', { name: 'Log output' })).toContainText(/REPORT RequestId: .*Init Duration: /)
  const parts = page.getByRole('table', { name: 'Where the time went' }).getByRole('row')
  for (const part of ['Platform', 'INIT', 'Handler', 'dynamodb PutItem']) await expect(parts.filter({ hasText: part }).first()).toBeVisible()
})

test('the second invocation is warm and keeps what the module holds; edited code starts cold', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{}')
  await invoke(page, 'SUCCEEDED')
  await invoke(page, 'SUCCEEDED')
  await expect(inspector(page)).toContainText('Warm reuse.')
  await expect(inspector(page)).toContainText(/served\s*2/)

  await text(page, 'Handler code').fill(COUNTER.replace('let served = 0', 'let served = 40'))
  await invoke(page, 'SUCCEEDED')
  await expect(inspector(page)).toContainText(/served\s*41/)

  await button(page, 'Table').click()
  await expect(invocations(page)).toHaveCount(3)
  for (const [nth, start] of ['cold', 'warm', 'cold'].entries()) await expect(invocations(page).nth(nth)).toContainText(start)
})

test('what the handler throws is told by its name, what AWS refuses by AWS’s', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{"fails": true}')
  await invoke(page, 'OutOfStock')
  await expect(inspector(page)).toContainText('FunctionError: Unhandled')

  await page.getByLabel('Memory').fill('64')
  await button(page, 'Invoke').click()
  await expect(page.getByRole('alert')).toContainText('ValidationException')
  await page.getByLabel('Memory').fill('128')
  await invoke(page, 'OutOfStock')

  await text(page, 'Event JSON').fill('{')
  await button(page, 'Invoke').click()
  await expect(page.getByRole('alert')).toContainText('Event JSON')
})

test('the run bar steps through the log, and a fork runs on with edited code', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{}')
  await invoke(page, 'SUCCEEDED')
  const last = await time(page).getAttribute('aria-valuenow')

  await time(page).press('Home')
  await expect(inspector(page)).toContainText('calls Lambda: Invoke')
  await button(page, 'Step forward').click()
  await expect(time(page)).toHaveAttribute('aria-valuenow', '1')
  await button(page, 'Step back').click()
  await event(page, 'InitStarted').click()
  await expect(page.getByRole('listbox', { name: 'Events' }).getByRole('option', { selected: true })).toContainText('InitStarted')

  await time(page).press('Home')
  await text(page, 'Handler code').fill(COUNTER.replace('let served = 0', 'let served = 7'))
  await button(page, 'Fork here').click()
  await expect(button(page, 'Fork here')).toBeEnabled()
  await expect(inspector(page)).toContainText(/served\s*8/)
  expect(Number(await time(page).getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(Number(last))
})

test('a burst over the reserved concurrency is throttled, each request with its reason', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{}')
  await page.getByLabel('Reserved concurrency').fill('3')
  await page.getByLabel('Send').selectOption('Burst')
  await page.getByLabel('Requests', { exact: true }).fill('5')
  await button(page, 'Invoke').click()
  await expect(button(page, 'Invoke')).toBeEnabled()

  await button(page, 'Table').click()
  await expect(invocations(page)).toHaveCount(5)
  await expect(invocations(page).filter({ hasText: 'THROTTLED' })).toHaveCount(2)
  await expect(invocations(page).filter({ hasText: 'ReservedFunctionConcurrentInvocationLimitExceeded' })).toHaveCount(2)
  await button(page, 'Invocation 1').click()
  await expect(inspector(page).getByRole('region', { name: 'Invocation 1' })).toContainText('env-1')
})

test('lanes are moved by keys and chosen by the pointer', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await page.getByLabel('Send').selectOption('Ramp')
  await page.getByLabel('From', { exact: true }).fill('5')
  await page.getByLabel('To', { exact: true }).fill('20')
  await page.getByLabel('Duration', { exact: true }).fill('4')
  await button(page, 'Invoke').click()
  await expect(ended(page)).toContainText('SUCCEEDED')

  const lanes = page.getByRole('img', { name: /Environments as lanes: \d+, with 50 invocations/ })
  await lanes.focus()
  for (const key of ['w', 'w', 'd', 'a', 's', '0']) await lanes.press(key)
  const box = await lanes.boundingBox()
  if (!box) throw new Error('the lanes are not in sight')
  await page.mouse.click(box.x + box.width * 0.5, box.y + 50)
  await expect(inspector(page)).toContainText(/Invocation \d+/)
})

test('the same event ends elsewhere on each of its three ways', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{"fails": true}')
  await page.getByLabel('Send').selectOption('Three ways')
  await button(page, 'Invoke').click()

  await expect(page.getByRole('tab', { name: 'Three ways' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('region', { name: /^Synchronous/ })).toContainText('Lambda does not try again')
  await expect(page.getByRole('region', { name: /^Asynchronous/ })).toContainText('Lambda tried three times and then sent the event to store-order-failures')
  await expect(page.getByRole('region', { name: /^SQS/ })).toContainText('SQS gave the message three times')
  await expect(page.getByRole('table', { name: 'Steps' }).getByRole('row').filter({ hasText: 'waits to retry' })).toHaveCount(2)
  await expectNothingFoundAsIs(page)
})

test('the third way leads through a stream as well', async ({ page }) => {
  await text(page, 'Event JSON').fill('{"id": "order-1", "quantity": 0}')
  await page.getByLabel('Send').selectOption('Three ways')
  await page.getByLabel('Third through').selectOption('a DynamoDB stream')
  await button(page, 'Invoke').click()
  await expect(page.getByRole('region', { name: /^DynamoDB stream/ })).toContainText('Lambda tried the batch three times')
  await expect(page.getByRole('table', { name: 'Steps' }).getByText('The batch holds its shard up').first()).toBeVisible()
})

test('the world is there again at the next visit, and goes on', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await text(page, 'Event JSON').fill('{}')
  await invoke(page, 'SUCCEEDED')
  await expect(inspector(page)).toContainText(/served\s*1/)
  // The page keeps the world after it has shown it.
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'coldstart-runs'))).toBe(true)
  await page.waitForTimeout(500)
  await page.reload()
  await expect(ended(page)).toContainText('SUCCEEDED')
  await expect(inspector(page)).toContainText(/served\s*1/)
  await expect(button(page, 'Invoke')).toBeEnabled()
  await invoke(page, 'SUCCEEDED')
  await expect(inspector(page)).toContainText(/served\s*2/)
})

test('with SnapStart all environments begin as one: the comparison is ready', async ({ page }) => {
  await page.getByRole('tab', { name: 'Compare' }).click()
  await button(page, 'SnapStart').click()
  const worlds = page.getByRole('table', { name: 'SnapStart' }).locator('tbody').getByRole('row')
  await expect(worlds).toHaveCount(2, { timeout: 30_000 })
  await page.getByRole('combobox', { name: 'SnapStart' }).selectOption('PublishedVersions')
  await text(page, 'Handler code').fill('const dice = Math.random()\nexport const handler = async () => ({ dice })')
  await invoke(page, 'SUCCEEDED')
  await expect(inspector(page)).toContainText('restored from the version’s snapshot')
  await expect(inspector(page).getByRole('region', { name: 'Log output' })).toContainText('Restore Duration')
})

test('the cold start model tells where each part comes from', async ({ page }) => {
  await page.getByRole('tab', { name: 'Cold start model' }).click()
  await expect(page.getByRole('table', { name: 'Runtimes as measured' }).getByRole('row').filter({ hasText: 'nodejs22.x' })).toHaveCount(2)
  await expect(page.getByText('An assumption.', { exact: true })).toBeVisible()
  await expectNothingFoundAsIs(page)
})

test('a ramp has its percentiles and charts, and a comparison its worlds', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await page.getByLabel('Send').selectOption('Ramp')
  await button(page, 'Invoke').click()
  await expect(button(page, 'Invoke')).toBeEnabled()
  await page.getByRole('tab', { name: 'Traffic' }).click()
  await expect(page.getByRole('table', { name: 'Traffic sent' }).getByRole('row').filter({ hasText: 'From 1 to 20 a second in 10 s' })).toContainText('105')
  await expect(page.getByRole('tabpanel', { name: 'Traffic' }).getByRole('figure')).toHaveCount(2)
  await expectNothingFoundAsIs(page)

  await page.getByRole('tab', { name: 'Compare' }).click()
  await button(page, 'Reserved concurrency').click()
  const worlds = page.getByRole('table', { name: 'Reserved concurrency' }).locator('tbody').getByRole('row')
  await expect(worlds).toHaveCount(3)
  await expect(worlds.filter({ hasText: '5 reserved' }).getByRole('cell').nth(5)).toHaveText('15')
  await expectNothingFoundAsIs(page)
})

test('a load counts a million requests and tells what they came to', async ({ page }) => {
  await text(page, 'Handler code').fill(COUNTER)
  await page.getByRole('tab', { name: 'Load' }).click()
  await page.getByLabel('Last rate').fill('3300')
  await expect(page.getByText('1,020,000 requests')).toBeVisible()
  await button(page, 'Run load').click()
  await expect(page.getByText('Measured in detail first')).toBeVisible()
  await expect(page.getByText('Environments at most')).toBeVisible()
  await expectNothingFoundAsIs(page)
})

test('a long load shows how far it is, and is cancelled', async ({ page }) => {
  await text(page, 'Handler code').fill(BUSY_WHEN_WARM)
  await page.getByRole('tab', { name: 'Load' }).click()
  await page.getByLabel('Last rate').fill('16000')
  await button(page, 'Run load').click()
  await expect(page.getByRole('progressbar', { name: 'Load' })).toBeVisible()
  await button(page, 'Cancel load').click()
  await expect(page.getByRole('alert')).toContainText('The load was stopped.')
})

test('a long run says how far it is and can be stopped; what happened until then can be looked at', async ({ page }) => {
  await text(page, 'Handler code').fill('export const handler = async () => { let sum = 0; for (let i = 0; i < 200000; i++) sum += i; return sum }')
  await page.getByLabel('Send').selectOption('Ramp')
  await page.getByLabel('To', { exact: true }).fill('190')
  await page.getByLabel('Duration', { exact: true }).fill('100')
  await button(page, 'Invoke').click()
  await expect(page.getByText(/[\d,]+ events/).first()).toBeVisible()
  await button(page, 'Stop').click()
  await expect(ended(page)).toContainText('stopped by you')
  await expect(page.getByRole('img', { name: /Environments as lanes/ })).toBeVisible()
})

test('axe finds nothing in either theme, before and after an invocation, as lanes and as table', async ({ page }) => {
  await expectNothingFound(page)
  await invoke(page, 'SUCCEEDED')
  await expectNothingFound(page)
  await button(page, 'Table').click()
  await expectNothingFound(page)
})

test('at 390 px one pane is shown at a time, and nothing is cut', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await invoke(page, 'SUCCEEDED')
  for (const pane of ['What it is', 'What happens', 'Why']) {
    await page.getByRole('tab', { name: pane }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    for (const name of ['Invoke', 'Step back', 'Run', 'Step forward', 'Fork here']) await expect(button(page, name)).toBeInViewport({ ratio: 1 })
    await expectNothingFoundAsIs(page)
  }
})
