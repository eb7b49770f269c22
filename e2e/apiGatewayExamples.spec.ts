import type { Page } from '@playwright/test'
import { expect, test } from './site'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const stage = (page: Page, name: string) => page.getByRole('region', { name: 'Pipeline' }).getByRole('button', { name })

async function send(page: Page, status: string): Promise<void> {
  await button(page, 'Send request').click()
  await expect(page.getByRole('status')).toContainText(status)
}

async function tryRequest(page: Page, title: string, status: string): Promise<void> {
  await button(page, 'Try').click()
  await page.getByRole('menuitem', { name: title }).first().click()
  await send(page, status)
}

test.beforeEach(async ({ page }) => {
  await page.goto('./?editor=plain#/labs/api-gateway')
  await expect(page.getByRole('tree', { name: 'Resources' })).toBeVisible()
})

test('another example is a world of its own, still there after a reload; its settings of the stage are at hand', async ({ page }) => {
  await send(page, '200 OK')
  await page.getByRole('combobox', { name: 'Example' }).selectOption('A slow backend, protected')
  await expect(page.getByRole('status')).toContainText('Nothing sent yet')
  await tryRequest(page, 'A scraper', '403 Forbidden')
  await expect(stage(page, 'WAF, failed')).toBeVisible()
  await tab(page, 'Stage').click()
  await page.getByRole('checkbox', { name: 'Web ACL' }).uncheck()
  await tab(page, 'Request').click()
  await send(page, '200 OK')
  await expect(stage(page, 'WAF')).toHaveCount(0)

  await tryRequest(page, 'Ask anew without permission', '200 OK')
  await expect(page.getByRole('region', { name: 'Response', exact: true })).toContainText(/warning/i)
  await tab(page, 'Stage').click()
  await page.getByRole('combobox', { name: 'Handle unauthorized requests' }).selectOption('Fail the request with 403')
  await tab(page, 'Request').click()
  await send(page, '403 Forbidden')
  await page.waitForTimeout(400)
  await page.reload()
  await expect(page.getByRole('combobox', { name: 'Example' })).toHaveValue('weather-api')
  await expect(page.getByRole('treeitem', { name: 'GET /forecast' })).toBeVisible()
})
