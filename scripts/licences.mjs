/** What the built site and library carry of others, from the lockfile: names, licences and their texts. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @typedef {object} ShippedPackage
 * @property {string} name
 * @property {string} version
 * @property {string} licence  as the package states it
 * @property {readonly string[]} texts  what stands in its licence and notice files
 */

/** Packages of types leave nothing in a build, and neither does the compiler, which a package may want beside it. */
const TYPES_ONLY = /^(@types\/|csstype$|typescript$|@typescript\/)/

/** Which packages the bundles of the AWS SDK hold, as the script that makes them found. */
const OF_SDK = 'node_modules/.cache/coldstart-sdk/packages.json'

/**
 * The packages that the product depends on at run time, their dependencies included, and those that handlers import.
 * A build may carry less of them, never more.
 *
 * @param {string} root
 * @returns {readonly ShippedPackage[]}  by name
 */
export function shippedPackages(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const ofSdk = new Set(JSON.parse(readFileSync(join(root, OF_SDK), 'utf8')).map((/** @type {string} */ name) => `node_modules/${name}`))
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => ofSdk.has(path) || (path !== '' && !dev && !(optional && !existsSync(join(root, path)))))
    .map(([path, { version, license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version,
      licence: license,
      texts: licenceTexts(join(root, path)),
    }))
    .filter(({ name }) => !TYPES_ONLY.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** @param {string} folder @returns {readonly string[]} */
function licenceTexts(folder) {
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice|thirdpartynotices)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
}

/**
 * The file that lies in every build: each licence once, with the packages it covers.
 *
 * @param {readonly ShippedPackage[]} packages
 * @returns {string}
 */
export function licenceFile(packages) {
  /** @type {Map<string, string[]>} */
  const namesByText = new Map()
  for (const { name, version, licence, texts } of packages) {
    const text = texts.join('\n\n') || `The package carries no licence file. It states: ${licence}.`
    namesByText.set(text, [...(namesByText.get(text) ?? []), `${name} ${version} (${licence})`])
  }
  const parts = [...namesByText].map(([text, names]) => `${'='.repeat(80)}\n${names.join('\n')}\n\n${text}\n`)
  return `What is in this build besides Coldstart itself, under these licences:\n\n${parts.join('\n')}`
}
