/** What the page loads before anything is clicked, and the one budget that a test holds. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { failedRun, passedCheck } from './test/counts.mjs'

/** JavaScript and CSS of the first load, gzipped. */
export const FIRST_LOAD_LIMIT_KIB = 130

/**
 * The scripts and styles that index.html asks for, and what they import statically. Lazy chunks are not in it.
 *
 * @param {string} folder  the built site
 * @returns {{ file: string, kib: number }[]}  gzipped sizes
 */
export function firstLoad(folder) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const found = new Set()
  for (const [, path] of html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g)) {
    addWithImports(join(folder, path), found)
  }
  return [...found].map((path) => ({ file: relative(folder, path), kib: gzipSync(readFileSync(path), { level: 9 }).length / 1024 }))
}

/** @param {string} path @param {Set<string>} found */
function addWithImports(path, found) {
  if (found.has(path) || !existsSync(path)) return
  found.add(path)
  if (!path.endsWith('.js')) return
  const { module } = parseSync(path, readFileSync(path, 'utf8'))
  const requests = [
    ...module.staticImports.map((found) => found.moduleRequest),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest)),
  ]
  for (const request of requests) {
    if (request?.value.startsWith('.')) addWithImports(join(dirname(path), request.value), found)
  }
}

/** @param {string} folder */
export function checkFirstLoad(folder) {
  const files = firstLoad(folder)
  const scripts = files.filter(({ file }) => file.endsWith('.js'))
  if (scripts.length === 0) return failedRun(`${folder}/index.html loads no script: nothing was measured.`)
  const total = files.reduce((sum, { kib }) => sum + kib, 0)
  const notes = [
    `first load ${total.toFixed(1)} KiB of ${FIRST_LOAD_LIMIT_KIB} (JavaScript and CSS, gzipped)`,
    ...files.map(({ file, kib }) => `  ${kib.toFixed(1).padStart(6)} KiB  ${file}`),
  ]
  return total <= FIRST_LOAD_LIMIT_KIB ? passedCheck(...notes) : failedRun(...notes)
}
