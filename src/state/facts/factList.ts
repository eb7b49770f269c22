import { FACTS, factOf, type FactId } from '../../facts/facts'
import type { Fact } from '../../facts/fact'
import { heldOn, type Held } from '../../facts/heldOn'
import { titleOf } from '../../facts/titles'

export interface ListedFact {
  readonly id: FactId
  readonly title: string
  readonly service: string
  readonly fact: Fact
  /** What was known of it in the month asked for. */
  readonly held: Held
}

export interface FactFilter {
  /** Words that all have to be in id, title, note or number. */
  readonly search: string
  /** As ids begin; absent for all. */
  readonly service?: string
  /** Another month's rules, `YYYY-MM`; absent for those of today. */
  readonly month?: string
  /** Only what has changed since the month, or, for today, what an older exam expects otherwise. */
  readonly changedOnly: boolean
}

/** Services as ids begin, with their names, in the order in which they are shown. */
export const FACT_SERVICES: Readonly<Record<string, string>> = {
  lambda: 'Lambda',
  apigateway: 'API Gateway',
  stepfunctions: 'Step Functions',
  dynamodb: 'DynamoDB',
  sqs: 'SQS',
  sns: 'SNS',
  eventbridge: 'EventBridge',
  kinesis: 'Kinesis',
  s3: 'S3',
  logs: 'CloudWatch Logs',
  cloudwatch: 'CloudWatch',
  xray: 'X-Ray',
  ssm: 'Systems Manager',
  secretsmanager: 'Secrets Manager',
  iam: 'IAM',
}

/** One fact by its id, as it holds today. */
export function factListed(id: FactId): ListedFact & { readonly serviceName: string } {
  const service = id.split('.')[0] ?? ''
  return { id, title: titleOf(id), service, serviceName: FACT_SERVICES[service] ?? service, fact: factOf(id), held: heldOn(factOf(id), TODAY) }
}

const TODAY = '9999'

/** The facts that fit, by service and then in the order of their files. */
export function factList({ search, service, month = TODAY, changedOnly }: FactFilter): readonly ListedFact[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const order = Object.keys(FACT_SERVICES)
  return (Object.keys(FACTS) as FactId[])
    .map((id): ListedFact => ({ ...factListed(id), held: heldOn(factOf(id), month) }))
    .filter(({ id, title, service: of, fact, held }) => {
      if (service !== undefined && of !== service) return false
      if (changedOnly && (month === TODAY ? fact.olderExam === undefined : held.as === 'today')) return false
      const text = `${id} ${title} ${fact.note ?? ''} ${numberText(fact.value)} ${fact.value} ${fact.unit}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .sort((a, b) => order.indexOf(a.service) - order.indexOf(b.service))
}

/** The months before which a rule changed, the latest first: each is the last one in which the rule before held. */
export function monthsBeforeChanges(): readonly string[] {
  const changes = (Object.keys(FACTS) as FactId[]).flatMap((id) => factOf(id).since?.slice(0, 7) ?? [])
  return [...new Set(changes.map(monthBefore))].sort().reverse()
}

/** `October 2025` of `2025-10`, `10 October 2025` of a day. */
export function dateText(date: string): string {
  const [year = '', month = '', day] = date.split('-')
  const text = `${MONTHS[Number(month) - 1] ?? month} ${year}`
  return day === undefined ? text : `${Number(day)} ${text}`
}

/** A number as one reads it: thousands apart, no exponent. */
export function numberText(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 12 })
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}
