import type { Context } from '../../aws/service'
import { contentHash } from '../../kernel/contentHash'
import type { JsonObject } from '../../kernel/json'
import type { VirtualMs } from '../../kernel/virtualTime'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Of letters and digits, in the form that AWS's ids have. */
export function newAccessKeyId({ draw }: Context): string {
  return `ASIA${Array.from({ length: 16 }, () => LETTERS.charAt(Math.floor(draw() * LETTERS.length))).join('')}`
}

/** As STS gives them out. Secret and token are made of the id: nothing is signed in this world. */
export function credentialsOf(accessKeyId: string, expiresAt: VirtualMs): JsonObject {
  const [secret, token] = [contentHash(`${accessKeyId} secret`), contentHash(`${accessKeyId} token`)]
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: `${secret}${token}coldstart`.padEnd(40, 'c').slice(0, 40),
    SessionToken: `coldstart${token}${secret}`,
    Expiration: Math.floor(expiresAt / 1000),
  }
}
