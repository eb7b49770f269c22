import { strToU8, zipSync } from 'fflate'
import { isObject } from './expectation'

const REFERENCE = /\$\{([^}]+)\}/g

/**
 * A call's parameters with what earlier calls answered, and with what JSON cannot hold: packages and bytes.
 * @param answers  by the step's id
 */
export function resolved(value: unknown, answers: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') return filled(value, answers)
  if (Array.isArray(value)) return value.map((each) => resolved(each, answers))
  if (!isObject(value)) return value
  if ('$zip' in value) return packageNamed(String(value['$zip']))
  if ('$base64' in value) return new Uint8Array(Buffer.from(String(value['$base64']), 'base64'))
  if ('$add' in value) return (value['$add'] as readonly unknown[]).reduce<number>((sum, each) => sum + Number(resolved(each, answers)), 0)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, resolved(member, answers)]))
}

/** Scripts name runtimes that are stored and not run: a function's package becomes a scripted handler, told apart by its name. */
export function withScriptedCode(op: string, params: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (op === 'lambda.CreateFunction' && isObject(params['Code'])) return { ...params, Code: scripted(params['Code']) }
  return op === 'lambda.UpdateFunctionCode' ? scripted(params) : params
}

function scripted({ ZipFile: zip, ...others }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const name = isObject(zip) ? zip['$zip'] : undefined
  if (typeof name !== 'string') return zip === undefined ? others : { ...others, ZipFile: zip }
  return { ...others, Script: [{ log: name }, { return: { $: 'event' } }] }
}

/** A reference that is the whole text is the value itself. */
function filled(text: string, answers: ReadonlyMap<string, unknown>): unknown {
  const whole = /^\$\{([^}]+)\}$/.exec(text)?.[1]
  if (whole !== undefined) return valueAt(whole, answers)
  return text.replace(REFERENCE, (_reference, path: string) => String(valueAt(path, answers)))
}

function valueAt(path: string, answers: ReadonlyMap<string, unknown>): unknown {
  const [id = '', ...members] = path.split(/[.[\]]+/).filter((part) => part !== '')
  return members.reduce<unknown>((value, member) => (value as Readonly<Record<string, unknown>> | undefined)?.[member], answers.get(id))
}

/** A valid package; its content depends on the name alone. */
function packageNamed(name: string): Uint8Array {
  return zipSync({ 'index.js': strToU8(`// ${name}\n`) }, { mtime: new Date('2025-01-01T00:00:00Z') })
}
