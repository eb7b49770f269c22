import type { CodeFiles } from '../../aws/guestSlice'
import { SDK_PACKAGES } from './sdkPackages'

/**
 * The packages of the SDK that a function's files name, and what those need, in an order in which each comes after
 * what it needs. Files that name the same packages get the same list: their environments begin as copies of one image.
 */
export function packagesOf(files: CodeFiles): readonly string[] {
  const named = new Set<string>()
  for (const text of Object.values(files)) {
    for (const [name] of text.matchAll(/@(?:aws-sdk|smithy)\/[a-z0-9-]+/g)) if (Object.hasOwn(SDK_PACKAGES, name)) named.add(name)
  }
  const ordered = new Set<string>()
  for (const name of [...named].sort()) addWithNeeds(name, ordered)
  return [...ordered]
}

function addWithNeeds(name: string, ordered: Set<string>): void {
  for (const needed of SDK_PACKAGES[name] ?? []) addWithNeeds(needed, ordered)
  ordered.add(name)
}
