import type { Page } from '@playwright/test'
import { expectNothingFound, expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/step-functions'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const time = (page: Page) => page.getByRole('slider', { name: 'Time' })
const ended = (page: Page) => page.getByRole('status')
const node = (page: Page, name: string) => page.getByRole('region', { name: 'State machine' }).getByRole('button', { name, exact: true })
const event = (page: Page, type: string) => page.getByRole('listbox', { name: 'Events' }).getByRole('option').filter({ hasText: type })
const shownEvent = (page: Page) => page.getByRole('listbox', { name: 'Events' }).getByRole('option', { selected: true })
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })
const stockOf = (page: Page, product: string) => page.getByRole('table', { name: 'Table inventory' }).getByRole('row').filter({ hasText: product })

async function edit(page: Page, name: string, change: (text: string) => string): Promise<void> {
  await text(page, name).fill(change(await text(page, name).inputValue()))
}

async function start(page: Page, outcome: string): Promise<void> {
  await button(page, 'Start execution').click()
  await expect(ended(page)).toContainText(outcome)
}

/** Goes to the event of that type which comes `nth`, counted from 0. */
async function goTo(page: Page, type: string, nth = 0): Promise<void> {
  await time(page).press('Home')
  await expect(time(page)).toHaveAttribute('aria-valuenow', '0')
  await event(page, type).nth(nth).click()
  await expect(event(page, type).nth(nth)).toHaveAttribute('aria-selected', 'true')
}

/** Virtual seconds of the moment shown. */
async function shownSeconds(page: Page): Promise<number> {
  return Number.parseFloat((await time(page).getAttribute('aria-valuetext')) ?? '')
}

let complaints: string[] = []

test.beforeEach(async ({ page }) => {
  complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(LAB)
  await expect(node(page, 'ValidateOrder, Task, not entered')).toBeVisible()
})

test.afterEach(() => expect(complaints).toEqual([]))

test.describe('an order', () => {
  test('succeeds, and takes its quantity off the stock', async ({ page }) => {
    await start(page, 'SUCCEEDED')

    for (const name of ['ValidateOrder, Task', 'TakePayment, Task', 'ReserveStock, Task', 'OrderPlaced, Succeed']) {
      await expect(node(page, `${name}, succeeded`)).toBeVisible()
    }
    await expect(node(page, 'OrderFailed, Fail, not entered')).toBeVisible()
    await expect(shownEvent(page)).toContainText('ExecutionSucceeded')
    await expect(stockOf(page, 'kettle')).toContainText('10')
    // The graph's list says the same.
    await button(page, 'List').click()
    await expect(page.getByRole('list', { name: 'States' }).getByRole('listitem').first()).toHaveText(/ValidateOrder.*Task.*succeeded/)
  })

  test('that is not valid is retried first, then caught, and fails as OrderFailed', async ({ page }) => {
    await edit(page, 'Input', (input) => input.replace('"quantity": 2', '"quantity": 0'))

    await start(page, 'FAILED')

    await expect(ended(page)).toContainText('OrderFailed')
    await expect(node(page, 'ValidateOrder, Task, caught')).toBeVisible()
    await expect(node(page, 'OrderFailed, Fail, failed')).toBeVisible()
    await goTo(page, 'LambdaFunctionFailed')
    await expect(node(page, 'ValidateOrder, Task, retrying')).toBeVisible()
    await expect(inspector(page)).toContainText('ValidationError')
    await expect(inspector(page)).toContainText('quantity must be more than 0')
  })

  test('with two transient failures succeeds in three attempts, 2 s and 4 s of virtual time apart', async ({ page }) => {
    await edit(page, 'Handler code', (code) => code.replace('const failures = 0', 'const failures = 2'))

    await start(page, 'SUCCEEDED')

    const seconds: number[] = []
    const moments: readonly [type: string, nth: number][] = [
      ['LambdaFunctionFailed', 0],
      ['LambdaFunctionScheduled', 1],
      ['LambdaFunctionFailed', 1],
      ['LambdaFunctionScheduled', 2],
    ]
    for (const [type, nth] of moments) {
      await goTo(page, type, nth)
      seconds.push(await shownSeconds(page))
    }
    const [failed = 0, again = 0, failedAgain = 0, third = 0] = seconds
    expect(again - failed).toBeCloseTo(2, 2)
    expect(third - failedAgain).toBeCloseTo(4, 2)
    await expect(inspector(page)).toContainText('attempt 3')
    await expect(event(page, 'LambdaFunctionScheduled')).toHaveCount(3)
  })

  test('for more than is in stock fails by the name that AWS gives it', async ({ page }) => {
    await edit(page, 'Input', (input) => input.replace('"quantity": 2', '"quantity": 20'))

    await start(page, 'FAILED')

    await expect(ended(page)).toContainText('DynamoDB.ConditionalCheckFailedException')
    await expect(node(page, 'ReserveStock, Task, failed')).toBeVisible()
    await expect(stockOf(page, 'kettle')).toContainText('12')
  })
})

test.describe('the moment shown', () => {
  test('is the same in graph, history, inspector and table: stepping, dragging, selecting', async ({ page }) => {
    await start(page, 'SUCCEEDED')

    await goTo(page, 'TaskSucceeded', 1)
    await expect(node(page, 'ReserveStock, Task, entered')).toBeVisible()
    await expect(node(page, 'OrderPlaced, Succeed, not entered')).toBeVisible()
    await expect(inspector(page)).toContainText('The service answered ReserveStock')
    await expect(stockOf(page, 'kettle')).toHaveText(/changed.*12.*10/)

    await button(page, 'Step back').click()
    await expect(shownEvent(page)).toContainText('TaskStarted')
    await expect(stockOf(page, 'kettle')).toContainText('12')

    await button(page, 'Step forward').click()
    await button(page, 'Step forward').click()
    await expect(node(page, 'ReserveStock, Task, succeeded')).toBeVisible()
    await expect(inspector(page).getByRole('figure', { name: 'State output' })).toContainText('"10"')

    const slider = await time(page).boundingBox()
    if (!slider) throw new Error('the slider has no place')
    const middle = slider.y + slider.height / 2
    await page.mouse.move(slider.x + slider.width - 8, middle)
    await page.mouse.down()
    await page.mouse.move(slider.x + slider.width / 2, middle, { steps: 12 })
    await page.mouse.move(slider.x + 8, middle, { steps: 12 })
    await page.mouse.up()
    await expect(time(page)).toHaveAttribute('aria-valuenow', '0')
    await expect(time(page)).toHaveAttribute('aria-valuetext', '0.000 s')
    await expect(shownEvent(page)).toContainText('ExecutionStarted')
    await expect(node(page, 'ValidateOrder, Task, not entered')).toBeVisible()
    await expect(stockOf(page, 'kettle')).toContainText('12')
    // What the run ended in is told whatever moment is shown.
    await expect(ended(page)).toContainText('SUCCEEDED')
  })

  test('runs from the start to the end, pauses there, and any key step pauses it before', async ({ page }) => {
    await start(page, 'SUCCEEDED')
    const last = await time(page).getAttribute('max')

    await page.getByRole('combobox', { name: 'Speed' }).selectOption('60/s')
    await button(page, 'Run').click()
    await expect(button(page, 'Run')).toBeVisible()
    await expect(time(page)).toHaveAttribute('aria-valuenow', last ?? '')

    await page.getByRole('combobox', { name: 'Speed' }).selectOption('1/s')
    await button(page, 'Run').click()
    await expect(button(page, 'Pause')).toBeVisible()
    await page.keyboard.press('ArrowRight')
    await expect(button(page, 'Run')).toBeVisible()
  })

  test('jumps from where one state begins to where the next does, and back', async ({ page }) => {
    await start(page, 'SUCCEEDED')
    await time(page).press('Home')
    await expect(time(page)).toHaveAttribute('aria-valuenow', '0')
    const jumps: string[] = []
    for (let i = 0; i < 3; i++) {
      await button(page, 'Next state').click()
      await expect(time(page)).not.toHaveAttribute('aria-valuenow', jumps.at(-1) ?? '0')
      await expect(shownEvent(page)).toContainText('StateEntered')
      jumps.push((await time(page).getAttribute('aria-valuenow')) ?? '')
    }
    await expect(shownEvent(page)).toContainText('ReserveStock')
    await page.keyboard.press(',')
    await expect(time(page)).toHaveAttribute('aria-valuenow', jumps[1] ?? '')
    await page.keyboard.press('.')
    await expect(time(page)).toHaveAttribute('aria-valuenow', jumps[2] ?? '')
  })

  test('is reached by a click on the picture, or by keys alone: nodes by arrows, events up and down', async ({ page }) => {
    await start(page, 'SUCCEEDED')

    await node(page, 'ValidateOrder, Task, succeeded').focus()
    await page.keyboard.press('ArrowDown')
    await expect(node(page, 'TakePayment, Task, succeeded')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(inspector(page).getByRole('region', { name: 'State TakePayment' })).toBeVisible()
    await node(page, 'ReserveStock, Task, succeeded').click()
    await expect(inspector(page).getByRole('region', { name: 'State ReserveStock' })).toBeVisible()

    await page.getByRole('listbox', { name: 'Events' }).focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await expect(shownEvent(page)).toContainText('TaskStateEntered')
    await expect(inspector(page).getByRole('region', { name: 'State ValidateOrder' })).toBeVisible()
  })

  test('is still there after a reload, every moment of it', async ({ page }) => {
    await start(page, 'SUCCEEDED')
    // Kept after it is shown; a page may be closed right after.
    await expect.poll(() => runIsKept(page)).toBe(true)

    await page.reload()

    await expect(ended(page)).toContainText('SUCCEEDED')
    await goTo(page, 'TaskStarted', 1)
    await expect(stockOf(page, 'kettle')).toContainText('12')
  })

  test('can be forked: what came after is another story then', async ({ page }) => {
    await start(page, 'SUCCEEDED')
    await goTo(page, 'TaskStateEntered')
    await edit(page, 'Handler code', (code) => code.replace('const failures = 0', 'const failures = 9'))
    await button(page, 'Fork here').click()

    await expect(ended(page)).toContainText('FAILED')
    await expect(node(page, 'ValidateOrder, Task, failed')).toBeVisible()
  })
})

test('the graph is redrawn while the definition is edited, and says what it shows', async ({ page }) => {
  await start(page, 'SUCCEEDED')
  const machine = page.getByRole('region', { name: 'State machine' })

  await edit(page, 'Definition', (definition) => definition.replaceAll('OrderPlaced', 'OrderAccepted'))
  await expect(node(page, 'OrderAccepted, Succeed, not entered')).toBeVisible()
  await expect(machine).toContainText('Edited since this run: Definition')

  await button(page, 'Draw what ran').click()
  await expect(node(page, 'OrderPlaced, Succeed, succeeded')).toBeVisible()

  await edit(page, 'Definition', (definition) => definition.slice(0, -4))
  await expect(machine).toContainText('not JSON')
  await expect(node(page, 'OrderPlaced, Succeed, succeeded')).toBeVisible()
})

test.describe('what cannot run says where and why, and the page goes on', () => {
  const inDefinition = (change: (definition: string) => string) => (page: Page) => edit(page, 'Definition', change)
  const handler = (code: string) => (page: Page) => text(page, 'Handler code').fill(code)

  const refusals: readonly [what: string, spoil: (page: Page) => Promise<void>, told: RegExp][] = [
    ['broken JSON', inDefinition(() => '{ "StartAt": '), /Definition: InvalidDefinition .*line: 1, column: 14/],
    ['JSON that is no state machine', inDefinition(() => '[1, 2]'), /Definition: InvalidDefinition/],
    ['a transition to nowhere', inDefinition((text) => text.replace('"Next": "ReserveStock"', '"Next": "Gone"')), /Definition: InvalidDefinition .*Gone.*\/States\/TakePayment\/Next/],
    ['an input that is not JSON', (page) => text(page, 'Input').fill('{ "orderId": '), /Input: InvalidExecutionInput/],
    ['a definition of 2 MB', inDefinition((text) => text.replace('An order', 'x'.repeat(2 * 1024 * 1024))), /Definition: ValidationException .*1048576/],
  ]
  for (const [what, spoil, told] of refusals) {
    test(what, async ({ page }) => {
      const before = [await text(page, 'Definition').inputValue(), await text(page, 'Input').inputValue()] as const
      await spoil(page)
      await start(page, 'Not started')
      await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible()
      await button(page, 'Show it').click()
      await expect(page.getByRole('button', { name: told.source.startsWith('Input') ? /^Input/ : /^Definition/ })).toBeFocused()
      await text(page, 'Definition').fill(before[0])
      await text(page, 'Input').fill(before[1])
      await start(page, 'SUCCEEDED')
    })
  }

  const failures: readonly [what: string, spoil: (page: Page) => Promise<void>, error: string, inState: string][] = [
    ['a handler with a syntax error', handler('export const handler = async (event) => { return'), 'Runtime.UserCodeSyntaxError', 'ValidateOrder'],
    ['a handler that never returns', handler('export const handler = async () => { while (true) {} }'), 'Sandbox.Timedout', 'ValidateOrder'],
    ['a handler that allocates without end', handler('export const handler = async () => { const all = []; for (;;) all.push(new Array(100000).fill(1)) }'), 'Runtime.OutOfMemory', 'ValidateOrder'],
    ['a missing table', inDefinition((text) => text.replace('"inventory"', '"stockroom"')), 'DynamoDB.ResourceNotFoundException', 'ReserveStock'],
  ]
  for (const [what, spoil, error, inState] of failures) {
    test(what, async ({ page }) => {
      await spoil(page)
      await start(page, 'FAILED')
      await expect(ended(page)).toContainText(error)
      await expect(node(page, `${inState}, Task, failed`)).toBeVisible()
      await expect(inspector(page)).toContainText(error)
      await runsAgain(page)
    })
  }

  test('a transition to nowhere is drawn as what it is', async ({ page }) => {
    await edit(page, 'Definition', (text) => text.replace('"Next": "ReserveStock"', '"Next": "Gone"'))
    await expect(node(page, 'Gone, Missing, not entered')).toBeVisible()
  })

  async function runsAgain(page: Page): Promise<void> {
    await button(page, 'Draft').click()
    await page.getByRole('menuitem', { name: 'Reset to the example' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Reset', exact: true }).click()
    await start(page, 'SUCCEEDED')
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
})

test('axe finds nothing in either theme, before and after a run, as graph and as list', async ({ page }) => {
  await expectNothingFound(page)
  await edit(page, 'Input', (input) => input.replace('"quantity": 2', '"quantity": 0'))
  await start(page, 'FAILED')
  await expectNothingFound(page)
  await goTo(page, 'LambdaFunctionFailed')
  await button(page, 'List').click()
  await expectNothingFound(page)
})

test('at 390 px one pane is shown at a time, and nothing is cut', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await start(page, 'SUCCEEDED')
  for (const pane of ['What it is', 'What happens', 'Why']) {
    await page.getByRole('tab', { name: pane }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    for (const name of ['Start execution', 'Step back', 'Run', 'Step forward', 'Fork here']) await expect(button(page, name)).toBeInViewport({ ratio: 1 })
    await expectNothingFoundAsIs(page)
  }
  await expect(inspector(page)).toContainText('The execution succeeded')
})

/** Whether the last run lies on the device. A database that is not there is not opened: that would make an empty one. */
function runIsKept(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const name = 'coldstart-runs'
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return false
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => resolve(opening.result)
      opening.onerror = () => reject(opening.error ?? new Error(`${name} does not open`))
    })
    const run = await new Promise<unknown>((resolve) => {
      const reading = database.transaction('records').objectStore('records').get('last run')
      reading.onsuccess = () => resolve(reading.result)
    })
    database.close()
    return run !== undefined
  })
}
