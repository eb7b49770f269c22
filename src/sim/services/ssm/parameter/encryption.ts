import { digest } from '../../../expression/digest'
import { toBase64 } from '../../../expression/base64'
import type { Version } from './parameter'

/** The key of a SecureString for which none is named. */
export const DEFAULT_KEY = 'alias/aws/ssm'

/**
 * What is shown in place of a SecureString's value: a text that looks like KMS's and changes with
 * key, version and value. Nothing is encrypted, and nothing can be decrypted from it.
 */
export function encrypted({ number, keyId = DEFAULT_KEY, value }: Pick<Version, 'number' | 'keyId' | 'value'>): string {
  const hash = digest(`${keyId} ${number} ${value}`, 'SHA-512') as string
  return `AQICAHh${toBase64(Uint8Array.from({ length: hash.length / 2 }, (_, i) => parseInt(hash.slice(2 * i, 2 * i + 2), 16)))}`
}
