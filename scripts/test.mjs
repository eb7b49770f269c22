/**
 * `npm test`: every check of the project, in order, each with a heading and its time. All stages run even when an
 * earlier one fails. The last line is `N passed, N failed`; the exit code is 0 only when nothing failed.
 *
 * `node scripts/test.mjs unit e2e` runs only the stages named.
 */
import { rmSync, mkdirSync } from 'node:fs'
import { failedRun, sum } from './test/counts.mjs'
import { reportFolder, stages } from './test/stages.mjs'

const named = process.argv.slice(2)
const unknown = named.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`No stage is named ${unknown.join(', ')}. There are: ${stages.map(({ name }) => name).join(', ')}`)
  process.exit(1)
}

rmSync(reportFolder, { recursive: true, force: true })
mkdirSync(reportFolder, { recursive: true })

const results = []
for (const stage of stages.filter(({ name }) => named.length === 0 || named.includes(name))) {
  console.log(`\n── ${stage.name}: ${stage.title}`)
  const began = performance.now()
  const counts = await stage.run().catch((error) => failedRun(String(error?.message ?? error)))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  for (const note of counts.notes) console.log(`   ${note}`)
  console.log(`── ${stage.name}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`)
  results.push({ name: stage.name, seconds, ...counts })
}

const total = sum(results)
console.log(`\n${'stage'.padEnd(14)}passed  failed  seconds`)
for (const { name, passed, failed, seconds } of results) {
  console.log(name.padEnd(14) + [passed, failed, seconds].map((n) => String(n).padStart(6)).join('  '))
}
for (const { name, failed } of results) if (failed > 0) console.log(`FAILED: ${name}`)
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)
