import * as v from 'valibot'
import { ProofSchema } from './proof'

/** What questions are about, by the API ids of the services; `aws` where several meet. */
export const SERVICES = ['lambda', 'stepfunctions', 'apigateway', 'dynamodb', 'sqs', 'sns', 's3', 'eventbridge', 'kinesis', 'cloudwatch', 'xray', 'iam', 'ssm', 'secretsmanager', 'aws'] as const

/** The task statements of both exams, by number. */
export const TASKS = {
  c02: ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3', '3.4', '4.1', '4.2', '4.3'],
  c03: ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2', '3.3', '4.1', '4.2', '4.3'],
} as const

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'has to be lower case words joined by hyphens'))
const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('has to say something'))
const Source = v.pipe(v.string(), v.url(), v.startsWith('https://'))

/** One possible answer, and why it is right or wrong. Texts may hold `code` between backticks. */
const Choice = v.strictObject({ id: Id, text: Text, why: Text })

/** A text shown with the question: a definition, a template, a handler, a request. */
const Exhibit = v.strictObject({
  title: v.exactOptional(Text),
  language: v.picklist(['asl', 'json', 'javascript', 'yaml', 'vtl', 'http', 'shell', 'text']),
  text: Text,
})

const common = {
  id: Id,
  service: v.picklist(SERVICES),
  /** Blank lines part paragraphs. */
  prompt: Text,
  exhibits: v.exactOptional(v.array(Exhibit)),
  /** Ids in src/facts. May be empty where the question is about no number. */
  facts: v.pipe(v.array(v.string()), v.readonly()),
  source: Source,
  /** Further pages read for it. */
  furtherSources: v.exactOptional(v.array(Source)),
  /** The day someone last read the source, `YYYY-MM-DD`. */
  checked: v.pipe(v.string(), v.isoDate()),
  tasks: v.strictObject({ c02: v.picklist(TASKS.c02), c03: v.picklist(TASKS.c03) }),
  difficulty: v.picklist([1, 2, 3]),
  /** `recorded`: as AWS was seen to do; `documented`: as AWS writes; `modelled`: AWS does not say, the simulator chose. */
  badge: v.picklist(['recorded', 'documented', 'modelled']),
  /** Statements of the source guide that it corrects: G001 and so on. */
  corrects: v.exactOptional(v.array(v.pipe(v.string(), v.regex(/^G\d{3}$/)))),
  proof: v.exactOptional(ProofSchema),
}

const choices = (least: number, most: number) => v.pipe(v.array(Choice), v.minLength(least), v.maxLength(most))
const keyOf = (least: number, most: number) => v.pipe(v.array(v.string()), v.minLength(least), v.maxLength(most))

/** One of four. */
const ChoiceSchema = v.strictObject({ ...common, kind: v.literal('choice'), choices: choices(4, 4), key: keyOf(1, 1) })
/** Two of five, or three of six; the prompt says how many. */
const MultipleSchema = v.pipe(
  v.strictObject({ ...common, kind: v.literal('multiple'), choices: choices(5, 6), key: keyOf(2, 3) }),
  v.check(({ choices, key }) => choices.length === key.length * 2 - (key.length === 2 ? -1 : 0), 'has to be two of five or three of six'),
)
/** What a run that is shown prints: one of four. Practice only. */
const PrintsSchema = v.strictObject({ ...common, kind: v.literal('prints'), exhibits: v.pipe(v.array(Exhibit), v.minLength(1)), choices: choices(4, 4), key: keyOf(1, 1) })
/** Which line of the first exhibit is wrong. Each choice is a line, counted from 1. Practice only. */
const FaultSchema = v.strictObject({
  ...common,
  kind: v.literal('fault'),
  exhibits: v.pipe(v.array(Exhibit), v.minLength(1)),
  choices: v.pipe(v.array(v.strictObject({ id: Id, line: v.pipe(v.number(), v.integer(), v.minValue(1)), why: Text })), v.minLength(3), v.maxLength(8)),
  key: keyOf(1, 1),
})
/** Put in order: the key is all ids, in theirs. Practice only. */
const OrderSchema = v.strictObject({ ...common, kind: v.literal('order'), choices: choices(3, 7), key: keyOf(3, 7) })
/** For each choice, which of the answers belongs to it. An answer may belong to several, or none. Practice only. */
const MatchSchema = v.strictObject({
  ...common,
  kind: v.literal('match'),
  choices: choices(3, 6),
  answers: v.pipe(v.array(v.strictObject({ id: Id, text: Text })), v.minLength(2), v.maxLength(7)),
  key: v.record(v.string(), v.string()),
})

export const QuestionSchema = v.variant('kind', [ChoiceSchema, MultipleSchema, PrintsSchema, FaultSchema, OrderSchema, MatchSchema])

/** A question: what is asked, what is right, and why each choice is right or wrong. */
export type Question = v.InferOutput<typeof QuestionSchema>
export type ChoiceQuestion = v.InferOutput<typeof ChoiceSchema>
export type MultipleQuestion = v.InferOutput<typeof MultipleSchema>
export type PrintsQuestion = v.InferOutput<typeof PrintsSchema>
export type FaultQuestion = v.InferOutput<typeof FaultSchema>
export type OrderQuestion = v.InferOutput<typeof OrderSchema>
export type MatchQuestion = v.InferOutput<typeof MatchSchema>

export type QuestionKind = Question['kind']
export type QuestionService = Question['service']
/** Kinds that the exam has. The others are for practice. */
export const EXAM_KINDS: readonly QuestionKind[] = ['choice', 'multiple']

/** How options are named in proofs: a choice by its id, a pair of a match as `choice:answer`. */
export function optionsOf(question: Question): readonly string[] {
  if (question.kind !== 'match') return question.choices.map(({ id }) => id)
  return question.choices.flatMap(({ id }) => question.answers.map((answer) => `${id}:${answer.id}`))
}

/** Which of its options are right. */
export function keyedOptions(question: Question): readonly string[] {
  return question.kind === 'match' ? Object.entries(question.key).map(([choice, answer]) => `${choice}:${answer}`) : question.key
}
