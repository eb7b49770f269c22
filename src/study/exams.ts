/** The exams that are prepared for. DVA-C02 can be sat to 30 November 2026, DVA-C03 from 1 December 2026. */
export type ExamId = 'c02' | 'c03'

export interface Exam {
  readonly id: ExamId
  readonly name: string
  readonly questions: number
  readonly minutes: number
  /** On the scale from 100 to 1,000. */
  readonly passing: number
  /** The first number of a task statement is its domain's. Weights in percent. */
  readonly domains: readonly { readonly id: number; readonly title: string; readonly weight: number }[]
  /** Where weights and rules can be read. */
  readonly source: string
  readonly checked: string
}

const form = {
  questions: 65, minutes: 130, passing: 720, source: 'https://aws.amazon.com/certification/certified-developer-associate/', checked: '2026-11-23',
} as const

export const EXAMS: Readonly<Record<ExamId, Exam>> = {
  c02: {
    id: 'c02',
    name: 'DVA-C02',
    ...form,
    domains: [
      { id: 1, title: 'Development with AWS Services', weight: 32 },
      { id: 2, title: 'Security', weight: 26 },
      { id: 3, title: 'Deployment', weight: 24 },
      { id: 4, title: 'Troubleshooting and Optimization', weight: 18 },
    ],
  },
  c03: {
    id: 'c03',
    name: 'DVA-C03',
    ...form,
    domains: [
      { id: 1, title: 'Development with AWS Services', weight: 30 },
      { id: 2, title: 'Security', weight: 26 },
      { id: 3, title: 'Testing and Deployment', weight: 22 },
      { id: 4, title: 'Troubleshooting and Optimization', weight: 22 },
    ],
  },
}

const FIRST_DAY_OF_C03 = Date.UTC(2026, 11, 1)

/** The exam that is sat on a day, in epoch ms. */
export function examOn(time: number): ExamId {
  return time < FIRST_DAY_OF_C03 ? 'c02' : 'c03'
}

/** `1.2` is of domain 1. */
export function domainOf(task: string): number {
  return Number(task.split('.')[0])
}
