import type { Page } from '@playwright/test'
import { expectNothingFound } from './axe'
import { expect, test } from './site'

const LAB = './?editor=plain#/labs/api-gateway'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true })
const box = (page: Page, name: string) => page.getByRole('region', { name: 'Pipeline' }).getByRole('region', { name, exact: true })
const stage = (page: Page, name: string) => page.getByRole('region', { name: 'Pipeline' }).getByRole('button', { name })
const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })

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
  await page.goto(LAB)
  await expect(page.getByRole('tree', { name: 'Resources' })).toBeVisible()
})

test.describe('a request', () => {
  test('goes to the method that is chosen in the tree, and every stage tells what it did', async ({ page }) => {
    await page.getByRole('treeitem', { name: 'GET /orders/{orderId}' }).click()
    await expect(text(page, 'Path')).toHaveValue('/orders/o-2')

    await send(page, '200 OK')

    await expect(page.getByRole('region', { name: 'Response', exact: true })).toContainText('"line": "2 x teapot"')
    for (const name of ['Method request', 'Integration request', 'Integration', 'Integration response', 'Method response']) await expect(box(page, name)).toBeVisible()
    await stage(page, 'Integration request, passed').click()
    await expect(inspector(page)).toContainText('The mapping template makes the function’s input.')
    await expect(inspector(page).getByRole('figure', { name: 'Output' })).toContainText('integrationRequest')
  })

  test('is stepped through there and back with the run bar', async ({ page }) => {
    await send(page, '200 OK')
    const slider = page.getByRole('slider', { name: 'Time' })
    await slider.press('Home')
    await expect(stage(page, 'Routing, not entered')).toBeVisible()
    await expect(inspector(page)).toContainText('API Gateway receives GET /orders?status=open for the stage prod.')

    await button(page, 'Step forward').click()
    await expect(stage(page, 'Routing, passed')).toBeVisible()
    await expect(inspector(page)).toContainText('The request belongs to the method GET of the resource /orders.')
    await button(page, 'Step back').click()
    await expect(stage(page, 'Routing, not entered')).toBeVisible()

    await button(page, 'Run').click()
    await expect(button(page, 'Pause')).toBeVisible()
    await expect(stage(page, 'Integration, waiting')).toBeVisible()
    await button(page, 'Pause').click()
    await slider.press('End')
    await expect(stage(page, 'Method response, passed')).toBeVisible()
  })

  test('is written as a curl line, and the form follows it', async ({ page }) => {
    await tab(page, 'curl').click()
    await text(page, 'curl').fill(`curl -X POST /orders -H 'Content-Type: application/json' -d '{"product":"kettle","quantity":1}'`)
    await send(page, '403 Forbidden')
    await expect(page.getByRole('status')).toContainText('INVALID_API_KEY')
    await tab(page, 'Form').click()
    await expect(text(page, 'Request body')).toHaveValue('{"product":"kettle","quantity":1}')

    await tab(page, 'curl').click()
    await text(page, 'curl').fill('curl /orders -H nothing')
    await expect(page.getByText('A header has a name, a colon and a value: nothing.')).toBeVisible()
    await expect(button(page, 'Send request')).toBeDisabled()
  })

  test('ends where a stage refuses it; the table tells the same as the picture', async ({ page }) => {
    await tryRequest(page, 'Cancel an order', '204 No Content')
    await tryRequest(page, 'Cancel another order', '403 Forbidden')
    await expect(stage(page, 'Authorization, failed')).toBeVisible()
    await expect(stage(page, 'Integration, skipped')).toBeVisible()
    await tab(page, 'Stages').click()
    const row = page.getByRole('table', { name: 'Stages' }).getByRole('row', { name: /^Authorization/ })
    await expect(row).toContainText('failed')
    await expect(row).toContainText('the policy was kept of an earlier request with the same identity sources')
    await tab(page, 'Requests').click()
    await expect(page.getByRole('table', { name: 'Requests' }).getByRole('row')).toHaveCount(3)
    await page.getByRole('button', { name: 'DELETE /orders/o-1' }).click()
    await expect(page.getByRole('status')).toContainText('204')
  })

  test('meets the API as it was deployed: what is edited reaches clients with Deploy API, and the requests so far stay', async ({ page }) => {
    await send(page, '200 OK')
    await tab(page, 'Method').click()
    await page.getByRole('checkbox', { name: 'API key required' }).check()
    await tab(page, 'Request').click()
    await send(page, '200 OK')
    await button(page, 'Edited since it was deployed').click()
    await expect(page.getByRole('list', { name: 'Not deployed' })).toHaveText('GET /orders: changed (API key)')
    await button(page, 'Deploy API').click()
    await expect(page.getByText('Clients meet the API as it is here.')).toBeVisible()
    await tab(page, 'Request').click()
    await send(page, '403 Forbidden')
    await tab(page, 'Requests').click()
    await expect(page.getByRole('table', { name: 'Requests' }).getByRole('row')).toHaveCount(4)

    await tab(page, 'Stage').click()
    await page.getByRole('row', { name: 'The first deployment' }).getByRole('button', { name: 'Make active' }).click()
    await expect(page.getByRole('row', { name: 'The first deployment' })).toContainText('Active')
    await tab(page, 'Request').click()
    await send(page, '200 OK')
  })

  test('finds resources and methods that were made, renamed and removed here, once they are deployed', async ({ page }) => {
    await send(page, '200 OK')
    await page.getByRole('treeitem', { name: '/orders', exact: true }).click()
    await text(page, 'Resource name').fill('{orderId}')
    await button(page, 'Create resource').click()
    await expect(page.getByText('/orders has a resource {orderId} already.')).toBeVisible()
    await text(page, 'Resource name').fill('archive')
    await text(page, 'Resource name').press('Enter')
    await page.getByRole('combobox', { name: 'Integration type' }).selectOption('Mock')
    await button(page, 'Create method').click()
    await expect(page.getByRole('treeitem', { name: 'GET /orders/archive' })).toHaveAttribute('aria-selected', 'true')
    await tab(page, 'Request').click()
    await expect(text(page, 'Path')).toHaveValue('/orders/archive')
    // The word of a path goes before the variable: until it is deployed the request is one for an order.
    await send(page, '404 Not Found')
    await button(page, 'Deploy API').click()
    await send(page, '200 OK')
    await expect(page.getByRole('region', { name: 'Response', exact: true })).toContainText('"stage": "prod"')

    await page.getByRole('treeitem', { name: '/orders/archive', exact: true }).click()
    await text(page, 'New name').fill('old')
    await button(page, 'Rename').click()
    await expect(page.getByRole('treeitem', { name: 'GET /orders/old' })).toBeVisible()
    await button(page, 'Delete resource').click()
    await expect(page.getByRole('treeitem', { name: '/orders/old', exact: true })).toHaveCount(0)
  })

  test('the tree is walked with the arrow keys, resources and methods alike', async ({ page }) => {
    await page.getByRole('treeitem', { name: 'GET /health' }).click()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('treeitem', { name: '/orders', exact: true })).toBeFocused()
    await expect(tab(page, 'Resource')).toBeVisible()
    await page.keyboard.press('End')
    await expect(page.getByRole('treeitem', { name: 'GET /products' })).toBeFocused()
  })

  test('what is edited is still there after a reload, and the example comes back with Reset', async ({ page }) => {
    await tab(page, 'Code').click()
    await text(page, 'Handler code').fill('export const handler = async () => ({ statusCode: 418 })')
    await page.waitForTimeout(400)
    await page.reload()
    await expect(button(page, 'Reset')).toBeVisible()
    await send(page, '418')
    await button(page, 'Reset').click()
    await button(page, 'Deploy API').click()
    await send(page, '200 OK')
  })

  test('is forked: it runs on from a moment with the function as it is edited now', async ({ page }) => {
    await send(page, '200 OK')
    await tab(page, 'Code').click()
    await text(page, 'Handler code').fill('export const handler = async () => "no HTTP at all"')
    await stage(page, 'Integration request, passed').click()
    await page.getByRole('slider', { name: 'Time' }).press('Home')
    await button(page, 'Fork here').click()
    await expect(page.getByRole('status')).toContainText('502 Bad Gateway')
    await expect(stage(page, 'Integration, failed')).toBeVisible()
  })
})

test.describe('throttling', () => {
  test('shows two shapes of the same traffic against a bucket each: 100,000 requests, live', async ({ page }) => {
    await tab(page, 'Throttling').click()
    await page.getByRole('spinbutton', { name: 'Requests', exact: true }).fill('100000')
    await page.getByRole('combobox', { name: 'Speed of traffic' }).selectOption('100 ×')
    await button(page, 'Start traffic').click()
    await expect(button(page, 'Pause traffic')).toBeVisible()
    const admitted = async (shape: string) => Number((await page.getByRole('region', { name: shape, exact: true }).locator('dd').nth(1).textContent())?.replaceAll(',', ''))
    await expect.poll(() => admitted('Steady')).toBeGreaterThan(2000)
    expect(await admitted('Bursts')).toBeLessThan(await admitted('Steady'))

    await page.getByRole('combobox', { name: 'Speed of traffic' }).selectOption('at once')
    await expect(button(page, 'Start traffic')).toBeVisible()

    expect(await admitted('Steady')).toBe(100_000)
    expect(await admitted('Bursts')).toBe(25_000)
    await expect(page.getByRole('table', { name: 'Traffic' }).getByRole('row')).toHaveCount(11)

    await page.getByRole('slider', { name: 'Look back at' }).press('Home')
    expect(await admitted('Steady')).toBeLessThan(2000)
    await page.getByRole('slider', { name: 'Look back at' }).press('End')
    expect(await admitted('Steady')).toBe(100_000)
  })

  test('has rate and burst at hand, and tells by arithmetic what must happen', async ({ page }) => {
    await tab(page, 'Throttling').click()
    await expect(inspector(page)).toContainText('200 requests come at once and find 50 tokens: 50 are admitted, 150 refused')
    await page.getByRole('spinbutton', { name: 'Burst, requests' }).fill('200')
    await expect(inspector(page)).toContainText('all are admitted')
    await page.getByRole('slider', { name: 'Rate' }).press('Home')
    await expect(inspector(page)).toContainText('then every request is refused')
    await expect(page.getByRole('meter', { name: 'Tokens, Bursts' })).toHaveAttribute('value', '200')
  })
})

test.describe('the cache', () => {
  const entries = (page: Page) => page.getByRole('table', { name: 'Cache entries' }).getByRole('row')
  const count = (page: Page, name: string) => page.getByRole('region', { name: 'Cache', exact: true }).locator('dl > div').filter({ hasText: name }).locator('dd')

  test('lists entries with key, age, TTL and who put them there; counts hits and misses', async ({ page }) => {
    await tab(page, 'Cache').click()
    await button(page, 'List kitchen products').click()
    await expect(entries(page).nth(1)).toContainText('category=kitchen')
    await expect(count(page, 'Cache misses')).toHaveText('1')
    await button(page, '10 s').click()
    await expect(entries(page).nth(1)).toContainText(/10(\.\d)? s of 1 min/)

    await button(page, 'List kitchen products, page 2').click()
    await expect(count(page, 'Cache hits')).toHaveText('1')
    await expect(inspector(page)).toContainText('The client has its answer, 200, after 0 s.')
    await button(page, '1 min').click()
    await expect(entries(page).nth(1)).toContainText('expired: the next request misses')

    await button(page, 'request 1').click()
    await expect(stage(page, 'Cache storing')).toHaveCount(0)
    await tab(page, 'Pipeline').click()
    await expect(stage(page, 'Cache storing, passed')).toBeVisible()
  })

  test('is shown as it was at any moment of the run, and what it costs an hour', async ({ page }) => {
    await tab(page, 'Cache').click()
    await button(page, 'List kitchen products').click()
    await expect(entries(page)).toHaveCount(2)
    await expect(page.getByText('$0.02 an hour')).toBeVisible()
    await page.getByRole('slider', { name: 'Time' }).press('Home')
    await expect(page.getByText('At the moment shown it was')).toBeVisible()
    await expect(page.getByText('The cache holds nothing.')).toBeVisible()
    await expect(count(page, 'Cache misses')).toHaveText('0')
    await button(page, 'Show it now').click()
    await expect(entries(page)).toHaveCount(2)
  })

  test('is invalidated by entry, and flushed', async ({ page }) => {
    await tab(page, 'Cache').click()
    await button(page, 'List kitchen products').click()
    await button(page, '10 s').click()
    await expect(entries(page).nth(1)).toContainText('request 1')
    await button(page, 'Invalidate').click()
    await expect(entries(page).nth(1)).toContainText('request 2')
    await expect(count(page, 'Invalidated')).toHaveText('1')
    await button(page, 'Flush entire cache').click()
    await expect(page.getByText('The cache holds nothing.')).toBeVisible()
  })
})

test.describe('a mapping template', () => {
  const output = (page: Page) => page.getByRole('region', { name: 'Output', exact: true })
  const references = (page: Page) => page.getByRole('table', { name: 'References' })

  test('is rendered as it is written, with the value of every reference; it reaches clients when it is deployed', async ({ page }) => {
    await page.getByRole('treeitem', { name: 'GET /orders/{orderId}' }).click()
    await tab(page, 'Mapping template').click()
    await button(page, 'Send GET /orders/o-2').click()
    await expect(output(page)).toContainText('"id": "o-2"')
    await expect(references(page).getByRole('row', { name: "$input.params('orderId')" })).toContainText('o-2')

    await page.getByRole('combobox', { name: 'Template' }).selectOption('Integration response 200')
    await expect(output(page)).toContainText('"line": "2 x teapot"')
    await text(page, 'Mapping template').fill('{ "product": "$input.path(\'$.order.product\')", "currency": "$stageVariables.currency", "x": "$missing" }')
    await expect(output(page)).toContainText('{ "product": "teapot", "currency": "EUR", "x": "$missing" }')
    await expect(references(page).getByRole('row', { name: '$missing' })).toContainText('no value')

    await button(page, 'Deploy API').click()
    await send(page, '200 OK')
    await expect(page.getByRole('region', { name: 'Response', exact: true })).toContainText('"currency": "EUR"')
  })

  test('that fails tells line and column', async ({ page }) => {
    await page.getByRole('treeitem', { name: 'GET /orders/{orderId}' }).click()
    await tab(page, 'Mapping template').click()
    await button(page, 'Send GET /orders/o-2').click()
    await text(page, 'Mapping template').fill('{\n  #if(')
    await expect(output(page)).toContainText('Line 2, column')
  })

  test('of a proxy integration there is none', async ({ page }) => {
    await tab(page, 'Mapping template').click()
    await expect(page.getByText('The selected method is a proxy integration')).toBeVisible()
    await button(page, 'GET /health').click()
    await expect(text(page, 'Mapping template')).toHaveValue('{ "statusCode": 200 }')
  })
})

test.describe('REST and HTTP API side by side', () => {
  const side = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

  test('take the same request: which stages, which event, which answer', async ({ page }) => {
    await tab(page, 'REST and HTTP').click()
    await button(page, 'Send to both').click()
    await expect(side(page, 'REST API')).toContainText('200 OK')
    await expect(side(page, 'REST API')).toContainText('httpMethod')
    await expect(side(page, 'HTTP API')).toContainText('The request becomes an event in payload format 2.0')
    await expect(side(page, 'HTTP API')).toContainText('rawQueryString')
    await page.getByRole('combobox', { name: 'Payload format of the HTTP API' }).selectOption('1.0')
    await expect(side(page, 'HTTP API')).toContainText('The request becomes an event in payload format 1.0')

    await page.getByRole('treeitem', { name: 'GET /health' }).click()
    await button(page, 'Send to both').click()
    await expect(side(page, 'HTTP API')).toContainText('404 Not Found')
    await expect(page.getByRole('table', { name: 'Routes' }).getByRole('row', { name: 'GET /health' })).toContainText('mock integration')
    await expect(page.getByRole('table', { name: 'Features' }).getByRole('row', { name: 'A million requests' })).toContainText('$3.50')
  })
})

test.describe('axe finds nothing in either theme', () => {
  test('in the pipeline, before and after a request', async ({ page }) => {
    await expectNothingFound(page)
    await send(page, '200 OK')
    for (const part of ['Method', 'Stages']) await tab(page, part).click()
    await expectNothingFound(page)
    for (const part of ['Stage', 'Requests']) await tab(page, part).click()
    await expectNothingFound(page)
  })

  test('in the throttling view, after traffic', async ({ page }) => {
    await tab(page, 'Throttling').click()
    await page.getByRole('combobox', { name: 'Speed of traffic' }).selectOption('at once')
    await button(page, 'Start traffic').click()
    await expect(page.getByRole('table', { name: 'Traffic' })).toBeVisible()
    await expectNothingFound(page)
  })

  test('in the comparison, and where a resource and the stage are edited', async ({ page }) => {
    await tab(page, 'REST and HTTP').click()
    await button(page, 'Send to both').click()
    await expect(page.getByRole('table', { name: 'Routes' })).toBeVisible()
    await page.getByRole('treeitem', { name: '/orders', exact: true }).click()
    await expectNothingFound(page)
    await button(page, 'Delete resource').click()
    await tab(page, 'Stage').click()
    await expectNothingFound(page)
  })

  test('in the cache and template views, with something in them', async ({ page }) => {
    await tab(page, 'Cache').click()
    await button(page, 'List kitchen products').click()
    await expect(page.getByRole('table', { name: 'Cache entries' })).toBeVisible()
    await expectNothingFound(page)
    await page.getByRole('treeitem', { name: 'GET /orders/{orderId}' }).click()
    await tab(page, 'Mapping template').click()
    await button(page, 'Send GET /orders/o-2').click()
    await expect(page.getByRole('table', { name: 'References' })).toBeVisible()
    await expectNothingFound(page)
  })
})

test('on a narrow screen a sent request is shown at once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await tab(page, 'What it is').click()
  await button(page, 'Send request').click()
  await expect(page.getByRole('region', { name: 'Pipeline' })).toBeVisible()
  await expect(page.getByRole('status')).toContainText('200 OK')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
})
