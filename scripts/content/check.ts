/**
 * `npm run content:check -- [PATH…] [--no-proofs] [--show] [--json FILE]`: whether questions are sound. See
 * docs/contributing-content.md. With PATHs, parts of file names, only those questions are complained of and proved;
 * `--show` tells what each proof showed. Exit code 1 where there is a complaint.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { loadVerdicts } from '../../src/content/guide/verdicts'
import { balance } from './balance'
import { countTable } from './countTable'
import { eventTypes } from './eventTypes'
import { proofFault } from './proofs'
import { questionFiles, readQuestions, type Complaint } from './questionFiles'
import { soundness } from './soundness'

const { values, positionals } = parseArgs({ options: { 'no-proofs': { type: 'boolean' }, show: { type: 'boolean' }, json: { type: 'string' } }, allowPositionals: true })
const wanted = (file: string) => positionals.length === 0 || positionals.some((part) => file.includes(part))

const files = questionFiles()
const { questions, complaints: misshapen } = await readQuestions(files)
const statements = new Set((await loadVerdicts()).map(({ id }) => id))
const complaints: Complaint[] = [...misshapen, ...soundness(questions, Date.now(), { eventTypes: eventTypes(), statements })].filter(({ file }) => wanted(file))

const proved = questions.filter(({ file, question }) => wanted(file) && question.proof !== undefined && values['no-proofs'] !== true)
for (const { file, question } of proved) {
  if (values.show === true) console.log(question.id)
  const fault = await proofFault(question, values.show === true ? console.log : undefined)
  if (fault !== undefined) complaints.push({ file, id: question.id, field: 'proof', message: fault })
}

const balances = positionals.length === 0 ? balance(questions.map(({ question }) => question)) : []
for (const { even, text } of balances) if (!even) complaints.push({ file: 'src/content/questions', id: '', field: 'balance', message: text })

for (const { file, id, field, message } of complaints) console.error([file, id, field, message].filter((part) => part !== '').join(': '))
const counted = questions.filter(({ file }) => wanted(file))
console.log(countTable(counted.map(({ question }) => question)).join('\n'))
for (const { text, even } of balances) console.log(`${even ? 'even' : 'UNEVEN'}: ${text}`)
const faulty = new Set(complaints.map(({ file, id }) => `${file}:${id}`)).size
console.log(`${counted.length} questions, ${proved.length} proofs run, ${complaints.length} complaints`)
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ passed: Math.max(0, counted.length - faulty), failed: faulty, notes: complaints.slice(0, 40).map(({ id, field, message }) => `${id}: ${field}: ${message}`) }))
process.exit(complaints.length === 0 ? 0 : 1)
