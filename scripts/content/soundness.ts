import { FACTS } from '../../src/facts/facts'
import type { Question } from '../../src/content/questions/question'
import { shingleLikeness } from './likeness'
import type { Complaint, FoundQuestion } from './questionFiles'

/** A source is read again at least this often. */
export const CHECKED_WITHIN_DAYS = 180
/** Stems that are more alike than this are one question asked twice. */
export const MOST_ALIKE = 0.6

const DAY = 86_400_000
const LAZY_CHOICE = /\b(all|none|any|both) of (the )?(above|these|those)\b|\bboth [A-D] and [A-D]\b/i

/** What questions refer to by name, besides facts. */
export interface Known {
  readonly eventTypes: ReadonlySet<string>
  /** Ids of the source guide's statements that have a verdict. */
  readonly statements: ReadonlySet<string>
}

/** What the schema cannot say of questions, each for itself and all together. `today` in epoch ms. */
export function soundness(found: readonly FoundQuestion[], today: number, known: Known): readonly Complaint[] {
  return [
    ...found.flatMap(({ file, question }) => ofOne(question, today, known).map(([field, message]) => ({ file, id: question.id, field, message }))),
    ...repeatedIds(found),
    ...alikeStems(found),
  ]
}

type Fault = readonly [field: string, message: string]

function ofOne(question: Question, today: number, { eventTypes, statements }: Known): readonly Fault[] {
  return [...ofKey(question), ...ofTexts(question), ...ofOrigin(question, today), ...ofStatements(question, statements), ...ofEvents(question, eventTypes)]
}

function ofKey(question: Question): readonly Fault[] {
  const ids = question.choices.map(({ id }) => id)
  const faults: Fault[] = []
  if (new Set(ids).size < ids.length) faults.push(['choices', 'two have the same id'])
  if (question.kind === 'match') {
    const answers = question.answers.map(({ id }) => id)
    if (Object.keys(question.key).length !== ids.length || ids.some((id) => question.key[id] === undefined)) faults.push(['key', 'has to have an answer for each choice'])
    for (const answer of Object.values(question.key)) if (!answers.includes(answer)) faults.push(['key', `'${answer}' is no answer`])
    return faults
  }
  for (const id of question.key) if (!ids.includes(id)) faults.push(['key', `'${id}' is no choice`])
  if (new Set(question.key).size < question.key.length) faults.push(['key', 'names a choice twice'])
  if (question.kind === 'order' && question.key.length !== ids.length) faults.push(['key', 'has to name all choices, in their order'])
  return faults
}

function ofTexts(question: Question): readonly Fault[] {
  const faults: Fault[] = []
  if (question.kind === 'fault') {
    const lines = question.exhibits[0]?.text.split('\n') ?? []
    for (const { id, line } of question.choices) if ((lines[line - 1] ?? '').trim() === '') faults.push([`choices.${id}.line`, `line ${line} of the exhibit is empty or not there`])
    return faults
  }
  for (const { id, text } of question.choices) if (LAZY_CHOICE.test(text)) faults.push([`choices.${id}.text`, 'a choice has to say something of its own'])
  const texts = question.choices.map(({ text }) => text.trim().toLowerCase())
  if (new Set(texts).size < texts.length) faults.push(['choices', 'two say the same'])
  const asked = question.key.length === 2 ? 'Choose two' : 'Choose three'
  if (question.kind === 'multiple' && !question.prompt.includes(asked)) faults.push(['prompt', `has to say '(${asked}.)'`])
  return faults
}

function ofOrigin({ facts, checked }: Question, today: number): readonly Fault[] {
  const age = (today - Date.parse(`${checked}T00:00:00Z`)) / DAY
  return [
    ...facts.filter((id) => !Object.hasOwn(FACTS, id)).map((id): Fault => ['facts', `'${id}' is no fact in src/facts`]),
    ...(age > CHECKED_WITHIN_DAYS ? [['checked', `the source was last read ${Math.floor(age)} days ago: at most ${CHECKED_WITHIN_DAYS}`] as const] : []),
    ...(age < 0 ? [['checked', 'lies in the future'] as const] : []),
  ]
}

function ofStatements({ corrects = [] }: Question, known: ReadonlySet<string>): readonly Fault[] {
  return corrects.filter((id) => !known.has(id)).map((id) => ['corrects', `the source guide has no statement '${id}'`])
}

/** A misspelt event never happens: a claim that it does not would hold for nothing. */
function ofEvents({ proof }: Question, known: ReadonlySet<string>): readonly Fault[] {
  if (!proof) return []
  const checks = 'claims' in proof ? Object.values(proof.claims).flat() : 'goal' in proof ? proof.goal : []
  const events = 'sequence' in proof ? Object.values(proof.sequence) : checks.flatMap((check) => ('events' in check ? [check.events] : []))
  return events.filter(({ type }) => !known.has(type)).map(({ type }) => ['proof', `no event of the simulator is named '${type}'`])
}

function repeatedIds(found: readonly FoundQuestion[]): readonly Complaint[] {
  const first = new Map<string, string>()
  return found.flatMap(({ file, question: { id } }) => {
    const before = first.get(id)
    if (before === undefined) first.set(id, file)
    return before === undefined ? [] : [{ file, id, field: 'id', message: `is in ${before} already` }]
  })
}

function alikeStems(found: readonly FoundQuestion[]): readonly Complaint[] {
  return found.flatMap(({ file, question }, index) =>
    found.slice(0, index).flatMap((other) => {
      const likeness = shingleLikeness(question.prompt, other.question.prompt)
      const message = `is ${likeness.toFixed(2)} alike to that of ${other.question.id} in ${other.file}: less than ${MOST_ALIKE}`
      return likeness < MOST_ALIKE ? [] : [{ file, id: question.id, field: 'prompt', message }]
    }),
  )
}
