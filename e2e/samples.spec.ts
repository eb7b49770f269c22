import { expectNothingFoundAsIs } from './axe'
import { expect, test } from './site'

test('an example is found by its name, run where it stands, and opened in its lab', async ({ page }) => {
  await page.goto('./#/guide')
  await page.getByRole('region', { name: 'Examples to run' }).getByRole('link', { name: /^The order workflow/ }).click()
  const example = page.getByRole('region', { name: 'The order workflow' })
  await expect(example).toBeInViewport()
  await example.getByRole('radio', { name: 'More than there is' }).press('Space')
  await example.getByRole('button', { name: 'Run' }).click()
  await expect(example.getByRole('status')).toHaveText('Done. Status: FAILED', { timeout: 20_000 })
  const result = example.getByRole('region', { name: 'Result' })
  await expect(result.getByText('UpdateInventory: ConditionalCheckFailedException.')).toBeVisible()
  await expect(result.getByRole('heading', { name: 'The stock: unchanged' })).toBeVisible()

  await example.getByRole('button', { name: 'Open in the Step Functions lab: The definition' }).click()
  await page.getByRole('button', { name: 'Start execution' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'SUCCEEDED' })).toBeVisible({ timeout: 20_000 })
})

test('a command is read as the CLI reads it, whatever is typed', async ({ page }) => {
  await page.goto('./#/guide/synchronous-invocation/cli-invokes')
  const example = page.getByRole('region', { name: 'Invoking a function from the command line' })
  const command = example.getByRole('textbox', { name: 'Command' })
  const run = example.getByRole('button', { name: 'Run' })
  await run.click()
  await expect(example.getByText('{"userId":"123","charged":true}')).toBeVisible({ timeout: 20_000 })

  await command.fill(`aws lambda invoke --function-name nobody --cli-binary-format raw-in-base64-out --payload '{}' out.json`)
  await run.click()
  await expect(example.getByRole('region', { name: 'Result' }).getByText(/ResourceNotFoundException/)).toBeVisible()

  await example.getByRole('radio', { name: 'As version 1 took it' }).press('Space')
  await run.click()
  await expect(example.getByRole('status')).toHaveText('Not run. Invalid base64: "{"userId":"123"}"')
  await expectNothingFoundAsIs(page, { within: 'section[aria-labelledby]' })

  // What the learner has made in the lab comes back.
  const open = example.getByRole('button', { name: 'Open in the Lambda lab: The function charge' })
  await open.click()
  await page.getByRole('button', { name: 'Invoke' }).click()
  await expect(page.getByRole('status').first()).toContainText('succeeded', { ignoreCase: true, timeout: 20_000 })
  await page.goto('./#/guide/execution-environments/initialisation')
  await page.getByRole('button', { name: 'Open in the Lambda lab: Bad: once a request' }).click()
  await expect(page.getByText(/^Opened “.+”/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText(/^Undone/)).toBeVisible()
})

test('what was edited in the API Gateway lab comes back', async ({ page }) => {
  await page.goto('./?editor=plain#/labs/api-gateway')
  await page.getByRole('tab', { name: 'Code' }).click()
  await page.getByRole('textbox', { name: 'Handler code' }).fill('export const handler = async () => ({ statusCode: 204 })\n')
  await page.goto('./?editor=plain#/guide/authorizers/token-authorizer')
  const example = page.getByRole('region', { name: 'A token authorizer' })
  const open = example.getByRole('button', { name: 'Open in the API Gateway lab: The function shop-gate' })
  await open.click()
  await expect(page.getByRole('combobox', { name: 'Example' })).toHaveValue('shop-api')
  await page.getByRole('button', { name: 'Send request' }).click()
  await expect(page.getByRole('status').filter({ hasText: '200 OK' })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('combobox', { name: 'Example' })).not.toHaveValue('shop-api')
  await page.getByRole('tab', { name: 'Code' }).click()
  await expect(page.getByRole('textbox', { name: 'Handler code' })).toHaveValue(/statusCode: 204/)
})
