/** The TypeScript files of a project, parsed: what the checks of `npm run lint` read. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

/**
 * @typedef {object} SourceFile
 * @property {string} path  from the project's root, with slashes
 * @property {string} text
 * @property {any} program  its syntax tree (ESTree with TypeScript)
 *
 * @typedef {object} Complaint
 * @property {string} path
 * @property {number} line
 * @property {string} rule
 * @property {string} message  what is wrong, and what to do instead
 */

/**
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {SourceFile[]}
 * @throws {Error} where a file is not TypeScript
 */
export function sourceFiles(root, folders) {
  return folders
    .flatMap((folder) => filesIn(root, folder))
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.endsWith('.d.ts') && !path.includes('.generated.'))
    .sort()
    .map((path) => parsed(path, readFileSync(join(root, path), 'utf8')))
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {SourceFile}
 * @throws {Error} where the text is not TypeScript
 */
export function parsed(path, text) {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  return { path, text, program }
}

/**
 * @param {SourceFile} file
 * @param {{ start: number }} node
 * @param {string} rule
 * @param {string} message
 * @returns {Complaint}
 */
export function complaint(file, node, rule, message) {
  return { path: file.path, line: file.text.slice(0, node.start).split('\n').length, rule, message }
}

/** @param {string} root @param {string} folder @returns {string[]} */
function filesIn(root, folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
}
