import type { Download, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { expectNothingFound } from './axe'
import { expect, test } from './site'

const PLAIN = './?editor=plain#/labs/step-functions'
const CODE = './#/labs/step-functions'

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const problem = (page: Page, message: RegExp) => page.getByRole('list', { name: 'Problems' }).getByRole('button', { name: message })
const functionTab = (page: Page, name: string) => page.getByRole('tablist', { name: 'Functions' }).getByRole('tab', { name, exact: true })

async function choose(page: Page, menu: string, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function contentOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

test.describe('what is typed', () => {
  test('is there after a reload: definition, handler code, input and items', async ({ page }) => {
    await page.goto(PLAIN)
    await text(page, 'Definition').fill('{ "StartAt": "Mine" }')
    await text(page, 'Input').fill('[1, 2')
    await functionTab(page, 'payment').click()
    await text(page, 'Handler code').fill('export const handler = (')
    await page.getByRole('button', { name: 'Tables' }).click()
    await text(page, 'Items').fill('[{ "productId": "mine" }]')

    // At once: the last key is kept too.
    await page.reload()

    await expect(text(page, 'Definition')).toHaveValue('{ "StartAt": "Mine" }')
    await expect(text(page, 'Input')).toHaveValue('[1, 2')
    await functionTab(page, 'payment').click()
    await expect(text(page, 'Handler code')).toHaveValue('export const handler = (')
    await page.getByRole('button', { name: 'Tables' }).click()
    await expect(text(page, 'Items')).toHaveValue('[{ "productId": "mine" }]')
  })

  test('is there after a reload that the database had no time for', async ({ page }) => {
    await page.addInitScript(() => {
      IDBTransaction.prototype.commit = function () {
        this.abort()
      }
    })
    await page.goto(PLAIN)
    await text(page, 'Input').fill('"last words"')

    await page.reload()

    await expect(text(page, 'Input')).toHaveValue('"last words"')
  })

  test('survives a reset that was not meant, and the reset is asked about first', async ({ page }) => {
    await page.goto(PLAIN)
    const example = await text(page, 'Definition').inputValue()
    await text(page, 'Definition').fill('mine')

    await choose(page, 'Draft', 'Reset to the example')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep my draft' }).click()
    await expect(text(page, 'Definition')).toHaveValue('mine')

    await choose(page, 'Draft', 'Reset to the example')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(text(page, 'Definition')).toHaveValue(example)

    await page.reload()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(text(page, 'Definition')).toHaveValue('mine')
  })

  test('goes out as a file and comes back from it; a wrong file is refused with its place', async ({ page }) => {
    await page.goto(PLAIN)
    await text(page, 'Input').fill('"mine"')
    const [file] = await Promise.all([page.waitForEvent('download'), choose(page, 'Draft', 'Export to a file')])
    const exported = await contentOf(file)
    await text(page, 'Input').fill('"other"')

    await importFile(page, exported.replace('"partitionKey"', '"partition"'))
    await expect(page.getByRole('alert')).toContainText('draft.tables[0].partitionKey is missing')
    await expect(text(page, 'Input')).toHaveValue('"other"')

    await importFile(page, exported)
    await expect(text(page, 'Input')).toHaveValue('"mine"')
  })

  test('of another version is set aside, told and handed out', async ({ page }) => {
    await page.goto('./')
    await keep(page, { coldstart: 'draft', format: 99, chapters: ['kept'] })

    await page.goto(PLAIN)

    await expect(page.getByRole('alert')).toContainText('another version of Coldstart (format 99')
    await expect(text(page, 'Definition')).toHaveValue(/ValidateOrder/)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download it' }).click(),
    ])
    expect(JSON.parse(await contentOf(file))).toEqual({ coldstart: 'draft', format: 99, chapters: ['kept'] })
    await text(page, 'Input').fill('"going on"')
    await page.reload()
    await expect(text(page, 'Input')).toHaveValue('"going on"')
    await page.getByRole('button', { name: 'Draft', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: /^Download what was set aside/ })).toBeVisible()
  })

  test('can go on where storage is closed, and the learner is told', async ({ page }) => {
    await page.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError')
      }
    })
    await page.goto(PLAIN)

    await expect(page.getByRole('alert')).toContainText('does not keep your draft: The operation is insecure.')
    await text(page, 'Definition').fill('{')
    await expect(problem(page, /end-of-input/)).toBeVisible()
  })
})

test.describe('what is wrong', () => {
  test('stands under the text by line, and leads to its place', async ({ page }) => {
    await page.goto(PLAIN)
    const definition = text(page, 'Definition')
    const example = await definition.inputValue()
    await definition.fill(example.replace('"Next": "TakePayment"', '"Next": "TakePaymnt"'))

    await problem(page, /23:15 .*Missing 'Next' target: TakePaymnt/).press('Enter')

    await expect(definition).toBeFocused()
    await expect(definition).toHaveAttribute('aria-invalid', 'true')
    const marked = await definition.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    )
    expect(marked).toBe('"TakePaymnt"')

    await definition.fill(example)
    await expect(page.getByRole('list', { name: 'Problems' })).toHaveCount(0)
  })

  test('is told of input that is no JSON and of items without their key', async ({ page }) => {
    await page.goto(PLAIN)
    await text(page, 'Input').fill('{\n  "a": 1,\n}')
    await expect(problem(page, /3:1 /)).toBeVisible()

    await page.getByRole('button', { name: 'Tables' }).click()
    await text(page, 'Items').fill('[{ "stock": 1 }]')
    await expect(problem(page, /1:2 .*no productId, the partition key/)).toBeVisible()
  })

  test('in a handler is told before it runs, and marks its tab', async ({ page }) => {
    await page.goto(PLAIN)
    await text(page, 'Handler code').fill('export const handler = async () => {\n  return 1 +\n}\n')

    await expect(problem(page, /3:1 .*SyntaxError: Unexpected token '}'/)).toBeVisible()
    await functionTab(page, 'payment').click()
    await expect(page.getByRole('list', { name: 'Problems' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Functions 1 wrong' })).toBeVisible()
  })

  test('is told of 2 MB of definition, which is kept all the same', async ({ page }) => {
    await page.goto(PLAIN)
    const states = Array.from({ length: 20_000 }, (_, at) => [`S${at}`, { Type: 'Pass', Comment: 'x'.repeat(70), End: true }])
    const definition = JSON.stringify({ StartAt: 'S0', States: Object.fromEntries(states) })
    expect(definition.length).toBeGreaterThan(2_000_000)

    await text(page, 'Definition').fill(definition)
    await expect(problem(page, /must have length less than or equal to 1048576/i)).toBeVisible()
    await text(page, 'Input').fill('"still here"')
    await page.reload()

    await expect(text(page, 'Input')).toHaveValue('"still here"')
    expect((await text(page, 'Definition').inputValue()) === definition).toBe(true)
  })

  test('a function that is named and missing can be added where it is named', async ({ page }) => {
    await page.goto(PLAIN)
    const definition = text(page, 'Definition')
    await definition.fill((await definition.inputValue()).replace('function:validate"', 'function:check-order"'))

    await page.getByRole('button', { name: 'Add check-order' }).click()

    await expect(functionTab(page, 'check-order')).toHaveAttribute('aria-selected', 'true')
    await expect(text(page, 'Handler code')).toHaveValue(/export const handler/)
  })
})

test('a change to try puts its texts in place, and undo takes them out', async ({ page }) => {
  await page.goto(PLAIN)
  const before = await text(page, 'Handler code').inputValue()

  await choose(page, 'Try a change', /^Two transient failures/)
  await expect(text(page, 'Handler code')).toHaveValue(/const failures = 2/)

  await choose(page, 'Try a change', /^Out of stock/)
  await expect(text(page, 'Input')).toHaveValue(/"quantity": 20/)
  await expect(text(page, 'Handler code')).toHaveValue(before)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(text(page, 'Handler code')).toHaveValue(/const failures = 2/)
})

test('functions and tables can be added and removed', async ({ page }) => {
  await page.goto(PLAIN)
  await page.getByRole('button', { name: 'Add a function' }).click()
  await page.getByRole('textbox', { name: 'Name of the function' }).fill('send receipt')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The name of a function is 1 to 64 letters')).toBeVisible()
  await page.getByRole('textbox', { name: 'Name of the function' }).fill('receipt')
  await page.keyboard.press('Enter')
  await expect(functionTab(page, 'receipt')).toHaveAttribute('aria-selected', 'true')

  await page.getByRole('button', { name: 'Remove receipt' }).click()
  await expect(functionTab(page, 'receipt')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(functionTab(page, 'receipt')).toHaveCount(1)

  await page.getByRole('button', { name: 'Add a table' }).click()
  await page.getByRole('textbox', { name: 'Name of the table' }).fill('orders')
  await page.getByRole('textbox', { name: 'Partition key' }).fill('orderId')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tablist', { name: 'Tables' }).getByRole('tab', { name: 'orders' })).toHaveAttribute('aria-selected', 'true')
})

test.describe('the code editor', () => {
  test('takes what is typed, underlines what is wrong, and keeps each function apart', async ({ page }) => {
    await page.goto(CODE)
    await typeAtStart(page, 'Definition', 'x')
    await expect(problem(page, /1:1 .*Unrecognized token 'x'/)).toBeVisible()
    await expect(page.locator('.squiggly-error').first()).toBeVisible()
    await page.keyboard.press('Backspace')
    await expect(page.getByRole('list', { name: 'Problems' })).toHaveCount(0)

    await typeAtStart(page, 'Handler code', '// mine ')
    await functionTab(page, 'payment').click()
    await typeAtStart(page, 'Handler code', '// other ')
    await page.reload()

    await expect(page.getByText('// mine // Checks an order')).toBeVisible()
    await functionTab(page, 'payment').click()
    await expect(page.getByText('// other // Takes the payment')).toBeVisible()
  })

  test('lets the keyboard out again', async ({ page }) => {
    await page.goto(CODE)
    await typeAtStart(page, 'Input', ' ')
    await expect(page.getByText('Tab indents. Ctrl+M: Tab leaves')).toBeVisible()

    await page.keyboard.press('Control+m')
    await expect(page.getByText('Tab leaves. Ctrl+M: Tab indents')).toBeVisible()
    await page.keyboard.press('Tab')

    await expect(text(page, 'Input')).not.toBeFocused()
  })

  test('offers what may stand at a place of a definition', async ({ page }) => {
    await page.goto(CODE)
    const offers = page.getByRole('listbox', { name: 'Suggest' }).getByRole('option')
    await typeAtStart(page, 'Definition', '')
    for (let line = 1; line < 23; line++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    for (let sign = 0; sign < '"TakePayment"'.length; sign++) await page.keyboard.press('Backspace')
    await page.keyboard.type('"Res')

    await expect(offers).toHaveCount(1)
    await page.keyboard.press('Enter')

    await expect(page.getByText('"Next": "ReserveStock"').first()).toBeVisible()
  })

  test('axe finds nothing to say of it with something wrong, in either theme', async ({ page }) => {
    await page.goto(CODE)
    await typeAtStart(page, 'Definition', 'x')
    await expect(problem(page, /1:1 /)).toBeVisible()
    await expectNothingFound(page)
  })
})

async function typeAtStart(page: Page, name: string, words: string): Promise<void> {
  await text(page, name).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(words)
}

async function importFile(page: Page, content: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose(page, 'Draft', 'Import from a file')])
  await chooser.setFiles({ name: 'draft.json', mimeType: 'application/json', buffer: Buffer.from(content) })
}

/** Puts a record where drafts are kept, as another version of the app might have. */
function keep(page: Page, record: unknown): Promise<void> {
  return page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('coldstart-drafts', 1)
        opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('records'))
        opening.addEventListener('success', () => {
          const transaction = opening.result.transaction('records', 'readwrite')
          transaction.objectStore('records').put(value, 'current')
          transaction.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
        opening.addEventListener('error', () => reject(new Error('the storage did not open')))
      }),
    record,
  )
}
