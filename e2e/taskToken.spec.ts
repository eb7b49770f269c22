import type { Page } from '@playwright/test'
import { expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const node = (page: Page, name: string) => page.getByRole('region', { name: 'State machine' }).getByRole('button', { name, exact: true })
const form = (page: Page) => page.getByRole('form', { name: 'Task token of Approve' })
const event = (page: Page, type: string) => page.getByRole('listbox', { name: 'Events' }).getByRole('option').filter({ hasText: type })

const HANDLER = 'export const handler = async ({ token }) => { console.log(token.length) }'

const MACHINE = {
  StartAt: 'Approve',
  States: {
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'ValidateOrder', Payload: { 'token.$': '$$.Task.Token' } },
      HeartbeatSeconds: 60,
      Catch: [{ ErrorEquals: ['Declined'], Next: 'Sorry' }],
      Next: 'Ship',
    },
    Ship: { Type: 'Succeed' },
    Sorry: { Type: 'Fail', Error: 'Sorry' },
  },
}

test.beforeEach(async ({ page }) => {
  await page.goto('./?editor=plain#/labs/step-functions')
  await text(page, 'Definition').fill(JSON.stringify(MACHINE, null, 2))
  const names = page.getByRole('tablist', { name: 'Functions' })
  const name = await names.getByRole('tab').first().textContent()
  await text(page, 'Definition').fill(JSON.stringify(MACHINE, null, 2).replace('ValidateOrder', name ?? ''))
  await text(page, 'Handler code').fill(HANDLER)
  await button(page, 'Start execution').click()
  await expect(page.getByRole('status')).toContainText('States.Timeout')
  await event(page, 'TaskSubmitted').click()
  await expect(node(page, 'Approve, Task, waiting')).toBeVisible()
})

test('a task token is sent back by keyboard alone, and the run goes on from that moment', async ({ page }) => {
  await text(page, 'Task output').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('{"by":"Ann"}')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(button(page, 'Send back')).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('status')).toContainText('SUCCEEDED')
  await expect(node(page, 'Ship, Succeed, succeeded')).toBeVisible()
  await expect(form(page)).toHaveCount(0)
  await node(page, 'Approve, Task, succeeded').click()
  await expect(page.getByRole('region', { name: 'State Approve' })).toContainText('"Ann"')
})

test('a failure is caught by its name', async ({ page }) => {
  await page.getByRole('radio', { name: 'SendTaskFailure' }).check()
  await text(page, 'Error').fill('Declined')
  await text(page, 'Cause').fill('Too dear.')
  await button(page, 'Send back').click()

  await expect(page.getByRole('status')).toContainText('Sorry')
  await expect(node(page, 'Approve, Task, caught')).toBeVisible()
})

test('a heartbeat moves the timeout, and an answer after it is refused in words', async ({ page }) => {
  await page.getByRole('radio', { name: 'SendTaskHeartbeat' }).check()
  await page.getByRole('spinbutton', { name: 'Seconds after this moment' }).fill('50')
  await button(page, 'Send back').click()
  await expect(page.getByRole('slider', { name: 'Time' })).toHaveAttribute('aria-valuetext', /^1 min 50/)
  await expect(page.getByRole('status')).toContainText('States.Timeout')

  await event(page, 'TaskSubmitted').click()
  await page.getByRole('radio', { name: 'SendTaskSuccess' }).check()
  await page.getByRole('spinbutton', { name: 'Seconds after this moment' }).fill('200')
  await button(page, 'Send back').click()
  await expect(page.getByRole('alert')).toContainText('SendTaskSuccess was refused with TaskTimedOut')
})

test('what is no JSON is told, and nothing is forgotten', async ({ page }) => {
  await text(page, 'Task output').fill('{')
  await button(page, 'Send back').click()
  await expect(page.getByRole('alert')).toContainText('The output is not JSON')
  await expect(event(page, 'ExecutionFailed')).toBeVisible()
})

test('the form has no accessibility problem', async ({ page }) => {
  await expectNothingFoundAsIs(page, { within: 'form[aria-label="Task token of Approve"]' })
})
