import { expectNothingFound } from './axe'
import { expect, test } from './site'

test('a chapter’s picture is a simulation that is stepped through and changed', async ({ page }) => {
  await page.goto('./#/guide')
  await page.getByRole('link', { name: /^Asynchronous invocation/ }).click()
  const figure = page.getByRole('figure', { name: 'One event, and a handler that fails' })
  await expect(figure.getByText('After 3 attempts Lambda gives the event up').first()).toBeVisible({ timeout: 20_000 })

  // By keyboard alone: the time, then another choice.
  const time = figure.getByRole('slider', { name: 'Time' })
  await time.focus()
  await page.keyboard.press('Home')
  await expect(time).toHaveAttribute('aria-valuetext', /has status 202/)
  await figure.getByRole('radio', { name: '2', exact: true }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(figure.getByText('After 2 attempts Lambda gives the event up').first()).toBeVisible()

  await figure.getByText(/^As a table/).click()
  await expect(figure.getByRole('row', { name: /waits 1 min/ })).toBeVisible()
  await expect(page.getByText('Wrong: do not learn this')).toBeVisible()

  await page.getByRole('button', { name: '3 questions on this' }).click()
  await expect(page.getByRole('article', { name: 'Question' })).toBeVisible()
  await expect(page.getByText('1 of 3', { exact: true })).toBeVisible()
})

test('guide, chapter and practice are accessible, in the dark too', async ({ page }) => {
  await page.goto('./#/guide/asynchronous-invocation')
  await expect(page.getByRole('slider', { name: 'Time' }).first()).toBeVisible({ timeout: 20_000 })
  await expectNothingFound(page)
  await page.goto('./#/guide')
  await expect(page.getByRole('heading', { name: 'Guide' })).toBeVisible()
  await expectNothingFound(page)
  await page.goto('./#/practice')
  await page.getByRole('button', { name: /^Practise/ }).click()
  await page.keyboard.press('a')
  await page.keyboard.press('g')
  await expectNothingFound(page)
})
