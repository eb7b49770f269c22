import * as v from 'valibot'
import { CheckSchema } from '../questions/check'
import { Steps } from '../questions/proof'
import { SERVICES, TASKS } from '../questions/question'

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'has to be lower case words joined by hyphens'))
const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('has to say something'))

/** A part of the system that the learner changes, as text. Steps refer to it as `with.<id>`: what JSON holds, or the code. */
const Part = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]*$/, 'has to be a name')),
  title: Text,
  language: v.picklist(['javascript', 'json', 'asl']),
  /** As it is when the ticket comes. */
  starter: Text,
})

/** Some parts, changed. Those that are absent stay as the starter. */
const Change = v.record(v.string(), Text)

/**
 * A system that is broken or naive, a ticket that says how it shows, and an objective in numbers. Whatever meets the
 * checks under every seed passes; what one would try first does not.
 */
export const DrillSchema = v.strictObject({
  id: Id,
  title: Text,
  services: v.pipe(v.array(v.picklist(SERVICES)), v.minLength(1)),
  tasks: v.strictObject({ c02: v.picklist(TASKS.c02), c03: v.picklist(TASKS.c03) }),
  difficulty: v.picklist([1, 2, 3]),
  /** What its users complain of. Blank lines part paragraphs. */
  ticket: Text,
  /** What the checks ask for, in words. */
  objective: v.pipe(v.array(Text), v.minLength(1)),
  parts: v.pipe(v.array(Part), v.minLength(1)),
  /** The world, its traffic, and what is looked up at the end. `world.seed` is the seed that is graded under. */
  steps: Steps,
  checks: v.pipe(v.array(CheckSchema), v.minLength(1)),
  /** The learner does not see them. */
  seeds: v.pipe(v.array(v.pipe(v.number(), v.integer())), v.minLength(3)),
  latency: v.exactOptional(v.picklist(['none', 'typical'])),
  /** From a nudge to nearly the answer. */
  hints: v.strictTuple([Text, Text, Text]),
  /** What people try, and cheats: each fails, for this reason. */
  attempts: v.pipe(v.array(v.strictObject({ title: Text, change: Change, why: Text })), v.minLength(2)),
  solution: v.strictObject({ change: Change, why: Text }),
  /** Another way that is as good. */
  alternative: v.strictObject({ change: Change, why: Text }),
  source: v.pipe(v.string(), v.url(), v.startsWith('https://')),
  checked: v.pipe(v.string(), v.isoDate()),
})

export type Drill = v.InferOutput<typeof DrillSchema>
export type DrillPart = Drill['parts'][number]
