import { expect, test } from './site'

const CODE = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async (order) => {
  const { Item } = await documents.send(new GetCommand({ TableName: 'inventory', Key: { productId: order.productId } }))
  if (order.quantity > Item.stock) throw Object.assign(new Error('only ' + Item.stock + ' are there'), { name: 'OutOfStock' })
  return order
}`

test('a handler with the AWS SDK runs, and the SDK is fetched for it and not before', async ({ page }) => {
  const bundles: string[] = []
  page.on('request', (request) => {
    const bundle = /\/((?:core|client|lib|util)[a-z-]*)-[\w-]{8}\.txt$/.exec(request.url())
    if (bundle?.[1]) bundles.push(bundle[1])
  })
  await page.goto('./?editor=plain#/labs/step-functions')
  const start = page.getByRole('button', { name: 'Start execution', exact: true })
  const ended = page.getByRole('status')

  await start.click()
  await expect(ended).toContainText('SUCCEEDED')
  expect(bundles).toEqual([])

  await page.getByRole('textbox', { name: 'Handler code', exact: true }).fill(CODE)
  await start.click()
  // What the first run ended in is shown until the second has begun: the bundles tell that it has.
  await expect.poll(() => [...bundles].sort()).toEqual(['client-dynamodb', 'core', 'lib-dynamodb', 'util-dynamodb'])
  await expect(ended).toContainText('SUCCEEDED')

  const input = page.getByRole('textbox', { name: 'Input', exact: true })
  await input.fill((await input.inputValue()).replace('"quantity": 2', '"quantity": 13'))
  await start.click()
  await expect(ended).toContainText('OutOfStock')
  await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('only 12 are there')
})
