/** Files stay small; one that does not says why, in a comment at its top. */
import { isTest } from './layers.mjs'
import { complaint } from './sourceFiles.mjs'

/** Above this many lines a file needs a reason. */
export const LINE_LIMIT = 400
/** Where the reason stands, and by what it is known: `Over 400 lines because …`. */
const TOP_LINES = 40

/**
 * @param {readonly import('./sourceFiles.mjs').SourceFile[]} files
 * @returns {import('./sourceFiles.mjs').Complaint[]}
 */
export function checkSizes(files) {
  return files.flatMap((file) => {
    const lines = file.text.trimEnd().split('\n')
    const reason = /\b400 lines because\b/i.test(lines.slice(0, TOP_LINES).join(' '))
    if (lines.length <= LINE_LIMIT || reason || isTest(file.path)) return []
    const message = `has ${lines.length} lines: split it, or say at its top 'Over 400 lines because …'`
    return [complaint(file, { start: 0 }, 'size', message)]
  })
}
