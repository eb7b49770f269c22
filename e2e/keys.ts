import { expect, type Locator, type Page } from '@playwright/test'

/** Presses Tab until something has the focus, as one does who has no mouse. @throws {Error} where it never gets it */
export async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  await expect(target).toBeVisible()
  // Looked for once: to look by role and name after each key takes longer than the keys.
  const element = await target.elementHandle()
  for (let pressed = 0; pressed <= most; pressed++) {
    if (await element?.evaluate((found) => found === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${most} times Tab do not lead to ${target}`)
}

/** Goes to a control by Tab and presses it. */
export async function enter(page: Page, target: Locator, most?: number): Promise<void> {
  await tabTo(page, target, most)
  await page.keyboard.press('Enter')
}
