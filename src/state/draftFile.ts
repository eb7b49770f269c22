import type { LabFunction, LabMocks, LabTable } from '../sim/cloud/labs/stepfunctions/lab'
import type { MachineType } from '../sim/services/stepfunctions/interpreter/execution'
import { draftOf, NO_MOCKS, type Draft } from './draft'

/** The form in which drafts are written, on the device and in files. A new form gets a new number. */
const FORMAT = 1

/** A draft with what tells its form, ready to be kept. */
interface DraftRecord {
  readonly coldstart: 'draft'
  readonly format: typeof FORMAT
  readonly draft: Draft
}

export function draftRecord(draft: Draft): DraftRecord {
  return { coldstart: 'draft', format: FORMAT, draft: draftOf(draft) }
}

/** Reads what `draftRecord` wrote, or says what is wrong with it and where. */
export function readDraftRecord(record: unknown): Draft | { readonly problem: string } {
  try {
    const file = objectAt(record, 'it')
    if (file['coldstart'] !== 'draft') return { problem: 'it is not a draft of Coldstart' }
    if (file['format'] !== FORMAT) {
      const found = JSON.stringify(file['format'])
      return { problem: `it was written by another version of Coldstart (format ${found}, this version reads ${FORMAT})` }
    }
    return draftAt(file['draft'], 'draft')
  } catch (refusal) {
    if (refusal instanceof Misshapen) return { problem: refusal.message }
    throw refusal
  }
}

/** Reads the text of a file. */
export function readDraftFile(text: string): Draft | { readonly problem: string } {
  let record: unknown
  try {
    record = JSON.parse(text)
  } catch (error) {
    return { problem: `it is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
  return readDraftRecord(record)
}

class Misshapen extends Error {}

function draftAt(value: unknown, place: string): Draft {
  const draft = objectAt(value, place)
  return {
    scenarioId: textAt(draft, 'scenarioId', place),
    type: typeAt(draft, place),
    definition: textAt(draft, 'definition', place),
    input: textAt(draft, 'input', place),
    functions: namedAt(draft, 'functions', place, functionAt),
    tables: namedAt(draft, 'tables', place, tableAt),
    seed: seedAt(draft, place),
    mocks: mocksAt(draft, place),
  }
}

/** A list of things of different names. */
function namedAt<Named extends { readonly name: string }>(
  object: Readonly<Record<string, unknown>>,
  member: string,
  place: string,
  itemAt: (value: unknown, place: string) => Named,
): readonly Named[] {
  const items = listAt(object, member, place).map((item, at) => itemAt(item, `${place}.${member}[${at}]`))
  items.forEach(({ name }, at) => {
    if (items.findIndex((other) => other.name === name) === at) return
    throw new Misshapen(`${place}.${member}[${at}].name is '${name}' a second time`)
  })
  return items
}

function functionAt(value: unknown, place: string): LabFunction {
  const fn = objectAt(value, place)
  return { name: textAt(fn, 'name', place), code: textAt(fn, 'code', place) }
}

function tableAt(value: unknown, place: string): LabTable {
  const table = objectAt(value, place)
  return {
    name: textAt(table, 'name', place),
    partitionKey: textAt(table, 'partitionKey', place),
    items: textAt(table, 'items', place),
  }
}

/** The first drafts had no type: they were Standard. */
function typeAt(draft: Readonly<Record<string, unknown>>, place: string): MachineType {
  const value = draft['type']
  if (value === undefined || value === 'STANDARD') return 'STANDARD'
  if (value === 'EXPRESS') return value
  throw new Misshapen(`${place}.type should be STANDARD or EXPRESS, but is ${JSON.stringify(value)}`)
}

/** The first drafts had no mocks. */
function mocksAt(draft: Readonly<Record<string, unknown>>, place: string): LabMocks {
  if (draft['mocks'] === undefined) return NO_MOCKS
  const here = `${place}.mocks`
  const mocks = objectAt(draft['mocks'], here)
  return { configuration: textAt(mocks, 'configuration', here), testCase: textAt(mocks, 'testCase', here) }
}

function objectAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misshapen(place, 'an object', value)
  return value as Readonly<Record<string, unknown>>
}

function textAt(object: Readonly<Record<string, unknown>>, member: string, place: string): string {
  const value = object[member]
  if (typeof value !== 'string') throw misshapen(`${place}.${member}`, 'a string', value)
  return value
}

function listAt(object: Readonly<Record<string, unknown>>, member: string, place: string): readonly unknown[] {
  const value = object[member]
  if (!Array.isArray(value)) throw misshapen(`${place}.${member}`, 'an array', value)
  return value
}

function seedAt(draft: Readonly<Record<string, unknown>>, place: string): number {
  const value = draft['seed']
  if (!Number.isSafeInteger(value)) throw misshapen(`${place}.seed`, 'a whole number', value)
  return value as number
}

function misshapen(place: string, wanted: string, found: unknown): Misshapen {
  if (found === undefined) return new Misshapen(`${place} is missing`)
  return new Misshapen(`${place} should be ${wanted}, but is ${kindOf(found)}`)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
