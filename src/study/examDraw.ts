import { shuffled } from './dice'
import { domainOf, type Exam } from './exams'

/** A question that can be drawn: its task statement is that of the exam drawn for. */
export interface Drawable {
  readonly id: string
  readonly task: string
}

export interface ExamDraw {
  readonly ids: readonly string[]
  /** How many of each domain the weights ask for, and how many were there to be drawn. */
  readonly domains: readonly { readonly id: number; readonly title: string; readonly wanted: number; readonly drawn: number }[]
}

/**
 * Draws an exam by its weights, each domain within one question of its share. Where a domain has too few, others
 * fill up, and `domains` tells it. Questions in `lately` come in only where others run out.
 */
export function drawExam(pool: readonly Drawable[], exam: Exam, seed: number, lately: ReadonlySet<string> = new Set(), size = exam.questions): ExamDraw {
  const order = shuffled(pool, seed)
  const fresh = [...order.filter(({ id }) => !lately.has(id)), ...order.filter(({ id }) => lately.has(id))]
  const shares = allot(exam.domains.map(({ weight }) => weight), size)
  const taken = new Set<string>()
  const domains = exam.domains.map(({ id, title }, index) => {
    const own = fresh.filter(({ task }) => domainOf(task) === id).slice(0, shares[index])
    for (const question of own) taken.add(question.id)
    return { id, title, wanted: shares[index]!, drawn: own.length }
  })
  const rest = fresh.filter(({ id }) => !taken.has(id)).slice(0, size - taken.size)
  const ids = [...fresh.filter(({ id }) => taken.has(id)), ...rest].map(({ id }) => id)
  return { ids: shuffled(ids, seed + 1), domains }
}

/** Whole shares of `size` by weight: the largest remainders are rounded up, the first of equal ones. */
function allot(weights: readonly number[], size: number): readonly number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (size * weight) / all)
  const whole = exact.map(Math.floor)
  const left = size - whole.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact.map((share, index) => ({ index, remainder: share - whole[index]! })).sort((a, b) => b.remainder - a.remainder)
  for (const { index } of byRemainder.slice(0, left)) whole[index]!++
  return whole
}
