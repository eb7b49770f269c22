import type { LabHeader, LabRequest } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { shellWords, type LineProblem, type ShellWord } from './shellWords'

/** Options that say nothing about the request. */
const PASSED_OVER = new Set(['-s', '--silent', '-S', '--show-error', '-i', '--include', '-v', '--verbose', '-k', '--insecure', '-L', '--location', '-f', '--fail', '--compressed', '-#', '--progress-bar', '--http1.1', '--http2'])
/** The same, with a value. */
const PASSED_OVER_WITH_VALUE = new Set(['-o', '--output', '-m', '--max-time', '--connect-timeout', '--retry', '-w', '--write-out'])

type Reading = { method?: string; url?: ShellWord; head?: boolean; get?: boolean; json?: boolean; readonly headers: LabHeader[]; readonly data: string[] }

/** Options with a value, and what each makes of it. */
const VALUES: Readonly<Record<string, (reading: Reading, value: string) => string | void>> = {
  '--request': (reading, value) => void (reading.method = value.toUpperCase()),
  '--header': (reading, value) => addHeader(reading, value),
  '--data': (reading, value) => addData(reading, value.startsWith('@') ? value : value.replace(/\r?\n/g, '')),
  '--data-ascii': (reading, value) => addData(reading, value),
  '--data-binary': (reading, value) => addData(reading, value),
  '--data-raw': (reading, value) => void reading.data.push(value),
  '--data-urlencode': (reading, value) => addEncoded(reading, value),
  '--json': (reading, value) => {
    reading.json = true
    return addData(reading, value)
  },
  '--user-agent': ({ headers }, value) => void headers.push({ name: 'User-Agent', value }),
  '--referer': ({ headers }, value) => void headers.push({ name: 'Referer', value }),
  '--cookie': ({ headers }, value) => void headers.push({ name: 'Cookie', value }),
  '--user': ({ headers }, value) => void headers.push({ name: 'Authorization', value: `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}` }),
}

const SHORT: Readonly<Record<string, string>> = {
  '-X': '--request', '-H': '--header', '-d': '--data', '-A': '--user-agent', '-e': '--referer', '-b': '--cookie', '-u': '--user', '-G': '--get', '-I': '--head',
}

/**
 * The request that a `curl` line makes of the deployed API.
 *
 * @param invokeUrl  of the stage; the line names it, or only a path after it
 * @returns          or what is wrong, and where in the line
 */
export function readCurl(line: string, invokeUrl: string): LabRequest | { readonly problem: LineProblem } {
  const words = shellWords(line)
  if ('problem' in words) return words
  const [command, ...rest] = words
  if (command?.text !== 'curl') return wrong(command, 'The line begins with curl.')
  const reading: Reading = { headers: [], data: [] }
  const queue = [...rest]
  for (let word = queue.shift(); word; word = queue.shift()) {
    const problem = word.text.startsWith('-') && word.text !== '-' ? readOption(word, queue, reading) : readUrl(word, reading)
    if (problem) return { problem }
  }
  if (!reading.url) return wrong(words.at(-1), 'No URL: which path should be asked?')
  const path = pathAfter(reading.url, invokeUrl)
  return typeof path === 'string' ? requestOf(reading, path) : { problem: path }
}

function readOption(word: ShellWord, queue: ShellWord[], reading: Reading): LineProblem | undefined {
  const { text } = word
  if (PASSED_OVER.has(text)) return undefined
  if (PASSED_OVER_WITH_VALUE.has(text)) return queue.shift() ? undefined : missing(word)
  if (/^-[a-zA-Z]./.test(text)) return readTogether(word, queue, reading)
  const [name = '', attached] = text.startsWith('--') && text.includes('=') ? [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] : [SHORT[text] ?? text]
  if (name === '--get') return void (reading.get = true)
  if (name === '--head') return void (reading.head = true)
  const take = name === '--url' ? undefined : VALUES[name]
  if (!take && name !== '--url') return { message: `${text} is no option of curl that says something here.`, at: word.at, length: word.length }
  const value = attached === undefined ? queue.shift() : { ...word, text: attached }
  if (!value) return missing(word)
  if (!take) return readUrl(value, reading)
  const problem = take(reading, value.text)
  return problem === undefined ? undefined : { message: problem, at: value.at, length: value.length }
}

/** Short options in one word: `-sS`, `-XPOST`, `-sXPOST`. */
function readTogether(word: ShellWord, queue: ShellWord[], reading: Reading): LineProblem | undefined {
  for (let i = 1; i < word.text.length; i++) {
    const option = `-${word.text.charAt(i)}`
    const value = word.text.slice(i + 1)
    const takes = VALUES[SHORT[option] ?? ''] !== undefined || PASSED_OVER_WITH_VALUE.has(option)
    if (takes && value !== '') queue.unshift({ ...word, text: value })
    const problem = readOption({ ...word, text: option }, queue, reading)
    if (problem || takes) return problem
  }
  return undefined
}

function readUrl(word: ShellWord, reading: Reading): LineProblem | undefined {
  if (reading.url) return { message: `A second URL: one request is sent at a time.`, at: word.at, length: word.length }
  reading.url = word
  return undefined
}

function addHeader({ headers }: Reading, value: string): string | void {
  const [, name, rest] = /^([^:;]+)\s*[:;]\s*(.*)$/s.exec(value) ?? []
  if (name === undefined || rest === undefined) return `A header has a name, a colon and a value: ${value || 'this is empty'}.`
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name.trim())) return `${name} is no name of a header.`
  headers.push({ name: name.trim(), value: rest.trim() })
}

function addData({ data }: Reading, value: string): string | void {
  if (value.startsWith('@')) return `${value} names a file, and there are none here: put its content into the line.`
  data.push(value)
}

function addEncoded({ data }: Reading, value: string): string | void {
  if (/^[^=]*@/.test(value)) return `${value} names a file, and there are none here: put its content into the line.`
  const [, name = '', content = ''] = /^(?:([^=]*)=)?([\s\S]*)$/.exec(value) ?? []
  data.push(`${name === '' ? '' : `${name}=`}${encodeURIComponent(content)}`)
}

function requestOf({ method, head, get, json, headers, data }: Reading, path: string): LabRequest {
  const body = json ? data.join('') : data.join('&')
  if (get) return { method: method ?? 'GET', path: body === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${body}`, headers, body: '' }
  const typed = headers.some(({ name }) => name.toLowerCase() === 'content-type')
  const ofBody = data.length === 0 || typed ? [] : [{ name: 'Content-Type', value: json ? 'application/json' : 'application/x-www-form-urlencoded' }]
  const accepted = json && !headers.some(({ name }) => name.toLowerCase() === 'accept') ? [{ name: 'Accept', value: 'application/json' }] : []
  return { method: method ?? (head ? 'HEAD' : data.length > 0 ? 'POST' : 'GET'), path, headers: [...headers, ...ofBody, ...accepted], body }
}

/** What follows the stage in a URL, with its query. */
function pathAfter({ text, at, length }: ShellWord, invokeUrl: string): string | LineProblem {
  const plain = text.split('#', 1)[0] ?? ''
  if (plain.startsWith('/')) return plain
  const url = /^https?:\/\//i.test(plain) ? plain.replace(/^http:/i, 'https:') : `https://${plain}`
  if (url === invokeUrl) return '/'
  if (url.startsWith(`${invokeUrl}/`)) return url.slice(invokeUrl.length)
  if (url.startsWith(`${invokeUrl}?`)) return `/${url.slice(invokeUrl.length)}`
  const host = invokeUrl.slice(0, invokeUrl.lastIndexOf('/'))
  const message = url.startsWith(host)
    ? `The API has no such stage: its stage is ${invokeUrl.slice(host.length + 1)}.`
    : `Only the API of this lab can be reached: ${invokeUrl}, or a path that begins with a slash.`
  return { message, at, length }
}

function missing(word: ShellWord): LineProblem {
  return { message: `${word.text} needs a value.`, at: word.at, length: word.length }
}

function wrong(word: ShellWord | undefined, message: string): { readonly problem: LineProblem } {
  return { problem: { message, at: word?.at ?? 0, length: word?.length ?? 0 } }
}

/** The line that makes a request, to be copied to a terminal, or back. */
export function curlOf({ method, path, headers, body }: LabRequest, invokeUrl: string): string {
  const usual = body === '' ? 'GET' : 'POST'
  return [
    `curl ${method === usual ? '' : `-X ${method} `}${inQuotes(`${invokeUrl}${path}`)}`,
    ...headers.map(({ name, value }) => `-H ${inQuotes(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`--data-raw ${inQuotes(body)}`]),
  ].join(' \\\n  ')
}

function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
