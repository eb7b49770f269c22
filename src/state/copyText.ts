import { copyToClipboard } from '../browser/clipboard'

/** Puts a text on the clipboard. @returns whether it lies there now */
export function copyText(text: string): Promise<boolean> {
  return copyToClipboard(text)
}
