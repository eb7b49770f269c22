/**
 * Makes the machine ready, from nothing: `npm start` and `npm test` run this first, on a bare clone.
 *
 * Imports Node's own modules only, because nothing else may be installed yet. With `--browser` it also finds (or
 * installs) a Chromium and writes its path to node_modules/.cache/browser-path, which playwright.config.ts reads.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { provideSdk } from './sdk/provideSdk.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const modules = join(root, 'node_modules')
const withoutWindows = 'chromium-headless-shell'

checkNode()
installPackages()
generateEvaluator()
if (!provideSdk()) fail('scripts/sdk/buildSdk.ts failed: the AWS SDK for handlers could not be made.')
if (process.argv.includes('--browser')) provideBrowser()

/** The build tool refuses older versions with words that do not help. */
function checkNode() {
  const { engines } = readJson(join(root, 'package.json'))
  const [least = 0, leastMinor = 0] = engines.node.match(/\d+/g).map(Number)
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > least || (major === least && minor >= leastMinor)) return
  fail(`Coldstart needs Node ${least}.${leastMinor} or newer; this is ${process.version}.`)
}

/** `npm ci` deletes node_modules each time it runs, so it runs only when the lockfile or Node has changed. */
function installPackages() {
  const stamp = join(modules, '.setup-stamp')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.version)
    .digest('hex')
  if (readIfThere(stamp) === wanted) return
  if (!matchesLock()) {
    console.log('Installing packages (npm ci) …')
    npm(['ci', '--no-audit', '--no-fund'], 'The packages could not be installed. npm says above why.')
  }
  writeFileSync(stamp, wanted)
}

/** Whether npm's record of what is installed agrees with the lockfile: then only the stamp is missing. */
function matchesLock() {
  const installed = readJson(join(modules, '.package-lock.json'))?.packages
  if (!installed) return false
  const locked = readJson(join(root, 'package-lock.json')).packages
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    // Optional packages of other platforms are locked and never installed.
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true
  })
}

/** The synchronous JSONata evaluator is made from the pinned package; nothing of its source is committed. */
function generateEvaluator() {
  const script = join(root, 'scripts', 'generateJsonata.mjs')
  if (!existsSync(script)) return
  const stamp = join(modules, '.cache', 'jsonata-stamp')
  const made = createHash('sha256')
    .update(readFileSync(script))
    .update(readFileSync(join(modules, 'jsonata', 'package.json')))
    .digest('hex')
  const [was, ...outputs] = (readIfThere(stamp) ?? '').split('\n')
  if (was === made && outputs.length > 0 && outputs.every((output) => existsSync(join(root, output)))) return
  if (spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' }).status !== 0) {
    fail('scripts/generateJsonata.mjs failed: the JSONata evaluator could not be made.')
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, [made, ...generatedFiles('src')].join('\n'))
}

function generatedFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return generatedFiles(path)
    return entry.name.includes('.generated.') ? [path] : []
  })
}

/**
 * A Chromium: the one named, one that is there, Playwright's own, or the distribution's package. Of two, the one
 * without windows: it is the same engine, and starts and paints in half the time.
 */
function provideBrowser() {
  const record = join(modules, '.cache', 'browser-path')
  const known = readIfThere(record)
  const path =
    runnable(process.env.CHROME_PATH) ??
    runnable(known) ??
    onPath([withoutWindows, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ??
    playwrightsOwn() ??
    installedByPlaywright() ??
    installedByDistribution()
  if (!path) fail('No Chromium was found or could be installed. Install one and name it in CHROME_PATH.')
  if (path === known) return
  mkdirSync(dirname(record), { recursive: true })
  writeFileSync(record, path)
  console.log(`Browser tests use ${path}`)
}

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const name of names) {
    for (const folder of folders) {
      const found = runnable(join(folder, name))
      if (found) return found
    }
  }
  return undefined
}

function playwrightsOwn() {
  const ask = 'import("playwright-core").then((p) => console.log((p.chromium ?? p.default.chromium).executablePath()))'
  const told = spawnSync(process.execPath, ['-e', ask], { cwd: root, encoding: 'utf8' })
  return runnable(told.stdout?.trim())
}

function installedByPlaywright() {
  console.log('No Chromium is there; asking Playwright for its own …')
  const cli = join(modules, 'playwright', 'cli.js')
  spawnSync(process.execPath, [cli, 'install', '--with-deps', 'chromium'], { cwd: root, stdio: 'inherit' })
  return playwrightsOwn()
}

function installedByDistribution() {
  if (process.platform !== 'linux') return undefined
  console.log("Playwright could not install one; trying the distribution's …")
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...before] = [...asRoot, 'apt-get']
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return spawnSync(command, [...before, ...args], { stdio: 'inherit', env }).status === 0
  }
  if (!apt('update')) return undefined
  // Older distributions have only the whole browser.
  const name = [withoutWindows, 'chromium'].find((name) => apt('install', '-y', '--no-install-recommends', name))
  return name && onPath([name, 'chromium-browser'])
}

function npm(args, complaint) {
  // npm names its own script to those it starts; from elsewhere it is found on PATH.
  const cli = process.env.npm_execpath
  const run = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.status !== 0) fail(complaint)
}

function runnable(path) {
  if (!path) return undefined
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile() ? path : undefined
  } catch {
    return undefined
  }
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

function fail(message) {
  console.error(`\n${message}`)
  process.exit(1)
}
