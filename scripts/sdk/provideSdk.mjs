/**
 * Has the SDK's bundles made unless they are there: by setup, on a bare clone, and before tests. Imports Node's own
 * modules only, because setup does.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const folder = join(root, 'node_modules/.cache/coldstart-sdk')

/** @returns {boolean} whether the bundles are there now, and of what this checkout pins */
export function provideSdk() {
  const stamp = join(folder, 'stamp')
  const wanted = whatMakesIt()
  const [was, ...files] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : []
  if (was === wanted && files.length > 0 && files.every((file) => existsSync(join(folder, file)))) return true
  const made = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'scripts/sdk/buildSdk.ts')], { cwd: root, stdio: 'inherit' })
  if (made.status !== 0) return false
  writeFileSync(stamp, [wanted, ...readdirSync(folder)].join('\n'))
  return true
}

/** A hash of all that a bundle is made of: the packages are pinned by the lockfile. */
function whatMakesIt() {
  const scripts = readdirSync(join(root, 'scripts/sdk'), { recursive: true, encoding: 'utf8' }).map((path) => join('scripts/sdk', path))
  const hash = createHash('sha256')
  for (const path of ['package-lock.json', 'src/sim/handlers/sdk/sdkPackages.ts', ...scripts.sort()]) {
    if (statSync(join(root, path)).isFile()) hash.update(path).update(readFileSync(join(root, path)))
  }
  return hash.digest('hex')
}

/** What vitest calls before the first test. */
export function setup() {
  if (!provideSdk()) throw new Error('scripts/sdk/buildSdk.ts failed: the AWS SDK for handlers could not be made.')
}
