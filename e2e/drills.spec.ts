import { expectNothingFoundAsIs } from './axe'
import { enter, tabTo } from './keys'
import { expect, test } from './site'

test('a drill is failed, then solved, and its solution explained, by keyboard alone', async ({ page }) => {
  await page.goto('./?editor=plain#/drills')
  await enter(page, page.getByRole('link', { name: /A poison message/ }))
  await enter(page, page.getByRole('button', { name: 'Submit' }))
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result).toContainText('Not yet', { timeout: 30_000 })
  await expectNothingFoundAsIs(page)

  // What was changed is still there after a reload.
  const code = page.getByRole('textbox', { name: 'Handler code of charge' })
  await tabTo(page, code)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('export const handler = ')
  await page.reload()
  await expect(code).toHaveValue('export const handler = ')
  await solve(page)
})

for (const [service, id] of [['API Gateway', 'authorizer-cache'], ['Step Functions', 'charges-twice']] as const) {
  test(`a drill of ${service} is solved, by keyboard alone`, async ({ page }) => {
    await page.goto(`./?editor=plain#/drills/${id}`)
    await solve(page)
  })
}

/** By the hints, the solution, and traffic that decides. */
async function solve(page: import('@playwright/test').Page): Promise<void> {
  for (const name of ['A hint', 'Another hint', 'Another hint', 'Show a solution']) await enter(page, page.getByRole('button', { name, exact: true }))
  await enter(page, page.getByRole('button', { name: 'Put it into the editors' }).first())
  await enter(page, page.getByRole('button', { name: 'Submit' }))
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('Solved', { timeout: 30_000 })
}
