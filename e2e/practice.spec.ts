import { expect, test } from './site'

test('a question is answered, explained and run, by keyboard alone', async ({ page }) => {
  await page.goto('./#/practice')
  await page.getByLabel('Topic').selectOption({ label: 'Authorizers' })
  await page.getByRole('button', { name: /^Practise/ }).click()
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
  await submit.press('Enter')
  await expect(page.getByRole('status', { name: 'Outcome' })).toHaveText(/Right|Wrong/)
  await expect(page.getByText(/^Documented|^Recorded|^Modelled/)).toBeVisible()

  await page.keyboard.press('r')
  const shown = page.getByRole('list', { name: 'What the simulator showed' })
  await expect(shown).toBeVisible({ timeout: 20_000 })
  await expect(shown.getByText(/^Option [A-F] holds$/)).toHaveCount(1)

  await page.keyboard.press('f')
  await expect(page.getByRole('button', { name: 'Flagged', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'End' }).click()
  await expect(page.getByRole('heading', { name: 'Practice' })).toBeVisible()
})
