import { contentHash } from '../kernel/contentHash'

/** Temporary credentials as AWS gives them out, in form only: they open nothing but this world. */
export interface RoleCredentials {
  /** `ASIA` and 16 letters: the same for the same role, so that who makes a request can be told from it. */
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
}

/** The credentials under which a role's requests are made. AWS makes new ones for each session. */
export function roleCredentials(roleArn: string): RoleCredentials {
  const letters = [...contentHash(roleArn)].map((digit) => 'ABCDEFGHIJKLMNOP'.charAt(parseInt(digit, 16)))
  const [first, second] = [contentHash(`secret of ${roleArn}`), contentHash(`token of ${roleArn}`)]
  return { accessKeyId: `ASIA${letters.join('')}`, secretAccessKey: `${first}${second}coldstart`.slice(0, 40), sessionToken: `coldstart${second}${first}` }
}
