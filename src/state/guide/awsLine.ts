import type { Act } from '../../grading/sample/playSample'
import { shellWords, type ShellWord } from '../gateway/shellWords'

/** What is given to an option: a text, one of a few, or a blob. */
const OPTIONS: Readonly<Record<string, { readonly member: string; readonly oneOf?: readonly string[]; readonly blob?: true }>> = {
  '--function-name': { member: 'FunctionName' },
  '--invocation-type': { member: 'InvocationType', oneOf: ['RequestResponse', 'Event', 'DryRun'] },
  '--log-type': { member: 'LogType', oneOf: ['None', 'Tail'] },
  '--qualifier': { member: 'Qualifier' },
  '--client-context': { member: 'ClientContext' },
  '--payload': { member: 'Payload', blob: true },
}
/** They say how the CLI reads and prints. */
const PRINTING = new Set(['--output', '--region', '--profile', '--query', '--cli-binary-format'])

/**
 * What a line of the AWS CLI, version 2, does: `aws lambda invoke` as it reads it, with the file that the payload goes to.
 * @returns  or what the CLI says instead
 */
export function readAwsLine(line: string): Act | { readonly problem: string } {
  const words = shellWords(line)
  if ('problem' in words) return { problem: words.problem.message }
  const [aws, service, operation, ...rest] = words.map(({ text }: ShellWord) => text)
  if (aws !== 'aws') return { problem: 'The line begins with aws.' }
  if (service !== 'lambda' || operation !== 'invoke') return { problem: `Here only aws lambda invoke is read, not aws ${[service, operation].filter(Boolean).join(' ')}.` }
  const given = new Map<string, string>()
  const files: string[] = []
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      files.push(word)
      continue
    }
    const [name = '', attached] = word.split(/=(.*)/s)
    if (!OPTIONS[name] && !PRINTING.has(name)) return { problem: `Unknown options: ${name}` }
    const value = attached ?? rest.shift()
    if (value === undefined) return { problem: `argument ${name}: expected one argument` }
    given.set(name, value)
  }
  return actOf(given, files)
}

function actOf(given: ReadonlyMap<string, string>, files: readonly string[]): Act | { readonly problem: string } {
  const [file, second] = files
  if (!given.has('--function-name')) return { problem: 'the following arguments are required: --function-name' }
  if (file === undefined) return { problem: 'the following arguments are required: outfile' }
  if (second !== undefined) return { problem: `Unknown options: ${second}` }
  const format = given.get('--cli-binary-format') ?? 'base64'
  if (format !== 'base64' && format !== 'raw-in-base64-out') return { problem: `argument --cli-binary-format: Found invalid choice '${format}'` }
  const input: Record<string, string> = {}
  for (const [name, value] of given) {
    const option = OPTIONS[name]
    if (!option) continue
    const { member, oneOf, blob } = option
    if (oneOf && !oneOf.includes(value)) return { problem: `argument ${name}: ${value} is none of ${oneOf.join(', ')}.` }
    const read = blob && format === 'base64' ? decoded(value) : value
    if (read === undefined) return { problem: `Invalid base64: "${value}"` }
    input[member] = read
  }
  return {
    steps: [{ call: 'lambda:Invoke', input, as: 'printed', mayFail: true }],
    shows: [{ title: 'Printed', of: 'printed', without: ['Payload'] }, { title: file, of: 'printed.Payload' }],
  }
}

function decoded(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
  } catch {
    return undefined
  }
}
