import type { Page } from '@playwright/test'
import { expectNothingFound, expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/step-functions'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })
const problem = (page: Page, message: RegExp) => page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: message })
const event = (page: Page, type: string) => page.getByRole('listbox', { name: 'Events' }).getByRole('option').filter({ hasText: type })
const details = (page: Page) => page.getByRole('dialog', { name: 'Run details' })
const note = (page: Page) => page.getByRole('region', { name: 'State machine' })

async function start(page: Page, outcome: string): Promise<void> {
  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText(outcome)
}

test.beforeEach(async ({ page }) => {
  await page.goto(LAB)
  await expect(text(page, 'Definition')).toHaveValue(/ValidateOrder/)
})

test.describe('mocks', () => {
  test('begin folded and empty; an example makes a task fail twice, then succeed', async ({ page }) => {
    await expect(button(page, 'Mocks')).toHaveAttribute('aria-expanded', 'false')
    await expect(choice(page, 'Test case')).toHaveValue('')
    await button(page, 'Mocks').click()
    await expect(text(page, 'Mock configuration')).toHaveValue('')
    await button(page, 'Start from an example').click()
    await expect(choice(page, 'Test case').locator('option')).toHaveText([
      'No mocks',
      'ValidateOrderFailsTwice',
      'TakePaymentFailsTwice',
      'ReserveStockFailsTwice',
    ])

    await start(page, 'SUCCEEDED')

    await page.getByRole('slider', { name: 'Time' }).press('Home')
    await expect(event(page, 'LambdaFunctionFailed')).toHaveCount(2)
    await event(page, 'LambdaFunctionFailed').first().click()
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('A mock answered Invoke for Lambda')
  })

  test('are used by the test case that is chosen, and by none', async ({ page }) => {
    await button(page, 'Mocks').click()
    await button(page, 'Start from an example').click()
    await choice(page, 'Test case').selectOption('TakePaymentFailsTwice')
    await start(page, 'FAILED')
    await expect(page.getByRole('status')).toContainText('Lambda.TooManyRequestsException')

    await choice(page, 'Test case').selectOption('No mocks')

    await expect(note(page)).toContainText('Edited since this run: Mocks.')
    await start(page, 'SUCCEEDED')
  })

  test('are told by line where they are wrong, and a run that they stop leads to them', async ({ page }) => {
    await button(page, 'Mocks').click()
    await button(page, 'Start from an example').click()
    const configuration = text(page, 'Mock configuration')
    const example = await configuration.inputValue()

    await configuration.fill(example.replace('"TakePayment":', '"TakePaymnt":'))
    await expect(problem(page, /9:\d+ .*OrderProcessing has no Task named TakePaymnt/)).toBeVisible()
    await configuration.fill(example.replace('"0-1"', '"1"'))
    await problem(page, /attempt "0" is missing before "1"/).press('Enter')
    await expect(configuration).toBeFocused()
    await configuration.fill(example.replaceAll('ValidateOrderFailsTwice', 'Renamed'))
    await expect(button(page, 'Mocks 1 wrong')).toBeVisible()
    await button(page, 'Mocks 1 wrong').click()

    await start(page, 'Not started')

    await expect(page.getByRole('alert')).toContainText('Mocks: The mock configuration has no test case "ValidateOrderFailsTwice"')
    await button(page, 'Show it').click()
    await expect(button(page, 'Mocks 1 wrong')).toHaveAttribute('aria-expanded', 'true')
    await expect(button(page, 'Mocks 1 wrong')).toBeFocused()
  })

  test('half written and not chosen, they stop nothing; they are there after a reload, and can be removed', async ({ page }) => {
    await button(page, 'Mocks').click()
    await text(page, 'Mock configuration').fill('{ "StateMachines": ')
    await start(page, 'SUCCEEDED')

    await page.reload()
    await page.getByRole('button', { name: 'Mocks' }).first().click()
    await expect(text(page, 'Mock configuration')).toHaveValue('{ "StateMachines": ')

    await button(page, 'Remove the mocks').click()
    await expect(text(page, 'Mock configuration')).toHaveValue('')
    await button(page, 'Undo').click()
    await expect(text(page, 'Mock configuration')).toHaveValue('{ "StateMachines": ')
  })
})

test.describe('a machine as Express', () => {
  test('is kept, checked and run as one', async ({ page }) => {
    await choice(page, 'Type').selectOption('EXPRESS')
    await page.reload()
    await expect(choice(page, 'Type')).toHaveValue('EXPRESS')

    const definition = text(page, 'Definition')
    const example = await definition.inputValue()
    await definition.fill(example.replace('states:::lambda:invoke"', 'states:::lambda:invoke.waitForTaskToken"'))
    await expect(problem(page, /Express/i).first()).toBeVisible()
    await definition.fill(example)

    await start(page, 'SUCCEEDED')
    await button(page, 'Run details').click()
    await expect(details(page)).toContainText('arn:aws:states:us-east-1:123456789012:express:OrderProcessing:')
    await expect(details(page)).toContainText(/1 request, [\d.]+ (m?s) at 64 MB/)
  })
})

test('the details of a run: what it cost, and a fingerprint that another run of the same world has too', async ({ page }) => {
  await start(page, 'SUCCEEDED')
  await button(page, 'Run details').click()
  await expect(details(page)).toContainText('arn:aws:states:us-east-1:123456789012:execution:OrderProcessing:')
  await expect(details(page)).toContainText('State transitions4')
  await expect(details(page)).toContainText('$0.0001')
  const fingerprint = /Log fingerprint([0-9a-f]+)/.exec((await details(page).textContent()) ?? '')?.[1] ?? 'none'
  await expectNothingFoundAsIs(page, { within: '[role=dialog]' })
  await page.keyboard.press('Escape')

  await start(page, 'SUCCEEDED')
  await button(page, 'Run details').click()
  await expect(details(page)).toContainText(`Log fingerprint${fingerprint}`)
  await page.keyboard.press('Escape')

  await page.getByRole('spinbutton', { name: 'Seed' }).fill('2')
  await start(page, 'SUCCEEDED')
  await button(page, 'Run details').click()
  await expect(details(page)).not.toContainText(fingerprint)
})

test('axe finds nothing to say of mocks and a type, in either theme', async ({ page }) => {
  await choice(page, 'Type').selectOption('EXPRESS')
  await button(page, 'Mocks').click()
  await expect(button(page, 'Start from an example')).toBeVisible()
  await expectNothingFound(page)
})
