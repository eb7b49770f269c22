import { expectNothingFoundAsIs } from './axe'
import { enter } from './keys'
import { expect, test } from './site'

test('an exam keeps answers, flags and its time over a reload, and is handed in, by keyboard alone', async ({ page }) => {
  await page.goto('./#/exam')
  await enter(page, page.getByRole('button', { name: 'Start exam' }))
  const left = page.getByRole('timer', { name: 'Time left' })
  await expect(left).toHaveText(/^\d:\d\d:\d\d$/)
  await expectNothingFoundAsIs(page)

  await page.keyboard.press('b')
  await page.keyboard.press('f')
  await page.keyboard.press('n')
  const first = page.getByRole('button', { name: 'Question 1, answered, flagged' })
  await expect(first).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit', exact: true })).toHaveCount(0)

  const before = await left.textContent()
  await page.reload()
  await expect(first).toBeVisible()
  await expect(page.getByText(/^2 of \d+$/)).toBeVisible()
  expect((await left.textContent())! <= before!).toBe(true)

  // A mark for each question lies before it.
  await enter(page, page.getByRole('button', { name: 'Submit exam' }), 160)
  await expect(page.getByRole('alertdialog')).toContainText('not answered and will count as wrong')
  await enter(page, page.getByRole('alertdialog').getByRole('button', { name: 'Submit' }))
  await expect(page.getByRole('heading', { name: /the passing score of 720, by this estimate/ })).toBeVisible()
  // Its 65 answers are alike: three tell of all.
  await expectNothingFoundAsIs(page, { without: '[aria-label="Every answer"] li:nth-child(n+4)' })
  await enter(page, page.getByRole('region', { name: 'Every answer' }).getByRole('button').first())
  await expect(page.getByText(/^(Documented|Recorded|Modelled):/)).toBeVisible()
})

test('an exam is handed in when its time is up', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-12-02T09:00:00') })
  await page.goto('./#/exam')
  await expect(page.getByRole('radio', { name: /DVA-C03/ })).toBeChecked()
  await page.getByRole('button', { name: 'Start exam' }).click()
  await expect(page.getByRole('timer', { name: 'Time left' })).toBeVisible()
  await page.clock.fastForward('02:10:05')
  await expect(page.getByRole('heading', { name: /the passing score of 720/ })).toBeVisible()
})

test('a progress file of another program is refused, and nothing is lost', async ({ page }) => {
  await page.goto('./#/practice')
  await page.getByRole('button', { name: /^Practise/ }).click()
  await page.keyboard.press('a')
  await page.goto('./#/review')
  await page.getByLabel('Progress file').setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"cards":[1,2]}') })
  await expect(page.getByRole('alert')).toContainText('Nothing has changed')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  expect((await download).suggestedFilename()).toMatch(/^coldstart-progress-.*\.json$/)
  await expectNothingFoundAsIs(page)
})
