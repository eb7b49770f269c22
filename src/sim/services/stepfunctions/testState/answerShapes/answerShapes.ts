import { dynamodbAnswers } from './dynamodb'
import { eventsAnswers } from './events'
import { kinesisAnswers } from './kinesis'
import { kmsAnswers } from './kms'
import { lambdaAnswers } from './lambda'
import { s3Answers } from './s3'
import { secretsmanagerAnswers } from './secretsmanager'
import { snsAnswers } from './sns'
import { sqsAnswers } from './sqs'
import { ssmAnswers } from './ssm'
import { statesAnswers } from './states'

/** What a value of an API's answer may be. */
export type AnswerType =
  | { readonly kind: 'any' }
  /** Also times and blobs, which a workflow sees as text. */
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'truth' }
  | { readonly kind: 'one'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly item: AnswerType }
  | { readonly kind: 'map'; readonly value: AnswerType }
  | { readonly kind: 'structure'; readonly members: () => readonly AnswerMember[] }

export interface AnswerMember {
  readonly name: string
  readonly required: boolean
  readonly type: AnswerType
}

type Answers = ReadonlyMap<string, AnswerType>

/** By the front door's name of the service. */
const SOURCES: { readonly [service: string]: string } = {
  dynamodb: dynamodbAnswers,
  events: eventsAnswers,
  kinesis: kinesisAnswers,
  kms: kmsAnswers,
  lambda: lambdaAnswers,
  s3: s3Answers,
  secretsmanager: secretsmanagerAnswers,
  sns: snsAnswers,
  sqs: sqsAnswers,
  ssm: ssmAnswers,
  states: statesAnswers,
}

const read = new Map<string, Answers>()

/** What an action answers; undefined where that is not known here. */
export function answerOf(service: string, action: string): AnswerType | undefined {
  let answers = read.get(service)
  if (!answers) {
    answers = readAnswers(Object.hasOwn(SOURCES, service) ? SOURCES[service]! : '')
    read.set(service, answers)
  }
  return answers.get(action)
}

/**
 * Reads lines of `Action = Structure` and `Structure: Member type, Member! type, …`, where `!` marks
 * what is always there and a line that begins with spaces goes on with the one before. Types are
 * `any`, `text`, `number`, `truth`, these with bounds (`text(1..256)`, `number(..10)`), `one(A|B)`,
 * `[item]`, `{value}`, and names of structures.
 */
function readAnswers(source: string): Answers {
  const lines = source.replaceAll(/\n\s+/g, ' ').trim().split('\n')
  const structures = new Map<string, readonly AnswerMember[]>()
  const typeOf = (written: string): AnswerType => readType(written, (name) => structures.get(name) ?? [])
  const answers = new Map<string, AnswerType>()
  for (const line of lines) {
    const action = /^(\w+) = (\w+)$/.exec(line)
    const structure = /^(\w+):(.*)$/.exec(line)
    if (action) answers.set(action[1]!, typeOf(action[2]!))
    else if (structure) structures.set(structure[1]!, readMembers(structure[2]!, typeOf))
  }
  return answers
}

function readMembers(written: string, typeOf: (written: string) => AnswerType): readonly AnswerMember[] {
  return [...written.matchAll(/([\w-]+)(!?) ([^,]+)/g)].map(([, name, mark, type]) => ({
    name: name!,
    required: mark === '!',
    type: typeOf(type!),
  }))
}

function readType(written: string, membersOf: (structure: string) => readonly AnswerMember[]): AnswerType {
  const inner = written.slice(1, -1)
  if (written.startsWith('[')) return { kind: 'list', item: readType(inner, membersOf) }
  if (written.startsWith('{')) return { kind: 'map', value: readType(inner, membersOf) }
  const [, kind = '', bounds] = /^(\w+)(?:\((.*)\))?$/.exec(written) ?? []
  switch (kind) {
    case 'any':
    case 'truth':
      return { kind }
    case 'one':
      return { kind, values: bounds?.split('|') ?? [] }
    case 'text':
    case 'number': {
      const [least, most] = bounds?.split('..') ?? []
      return { kind, min: least ? Number(least) : -Infinity, max: most ? Number(most) : Infinity }
    }
    default:
      return { kind: 'structure', members: () => membersOf(kind) }
  }
}
