import { domainOf, type Exam } from './exams'

export interface ExamEstimate {
  /** On the scale from 100 to 1,000, rounded. AWS does not publish how it scales: an estimate, linear in the share that is right. */
  readonly scaled: number
  /** Where the score would lie nineteen times out of twenty for one who knows this much. */
  readonly from: number
  readonly to: number
  readonly right: number
  readonly asked: number
  readonly domains: readonly { readonly id: number; readonly title: string; readonly right: number; readonly asked: number }[]
}

/** An answer unmade is wrong, as in the exam. */
export function estimate(exam: Exam, answered: readonly { readonly task: string; readonly right: boolean }[]): ExamEstimate {
  const right = answered.filter((each) => each.right).length
  const [least, most] = likelyShare(right, answered.length)
  return {
    scaled: scaled(answered.length === 0 ? 0 : right / answered.length),
    from: scaled(least),
    to: scaled(most),
    right,
    asked: answered.length,
    domains: exam.domains.map(({ id, title }) => {
      const own = answered.filter(({ task }) => domainOf(task) === id)
      return { id, title, right: own.filter((each) => each.right).length, asked: own.length }
    }),
  }
}

function scaled(share: number): number {
  return Math.round(100 + 900 * share)
}

/** Wilson's interval at 95 %: holds for few answers too, and for all right or none. */
export function likelyShare(right: number, asked: number): readonly [least: number, most: number] {
  if (asked === 0) return [0, 1]
  const z = 1.96
  const share = right / asked
  const middle = share + (z * z) / (2 * asked)
  const spread = z * Math.sqrt((share * (1 - share)) / asked + (z * z) / (4 * asked * asked))
  const whole = 1 + (z * z) / asked
  return [Math.max(0, (middle - spread) / whole), Math.min(1, (middle + spread) / whole)]
}
