import { failures, type FailureExplanation } from '../../src/content/fidelity/failures'
import { fidelity } from '../../src/content/fidelity/fidelity'
import { kinds } from '../../src/content/fidelity/kinds'
import { keptScore } from '../../src/content/fidelity/score'
import type { FidelityEntry, Rule, ServiceFidelity } from '../../src/content/fidelity/serviceFidelity'
import { specs, type SpecName } from '../../src/content/fidelity/specs'
import type { ServiceOperations } from './operations'

const INTRODUCTION = `\
# Fidelity

<!-- Written by scripts/fidelity/fidelity.ts from src/content/fidelity, and from what the simulator answers. -->

What Coldstart simulates of AWS, what it simplifies, and what it leaves out. What is left out is refused by name, with
the error AWS would shape it in or with \`NotSimulated\`; it is never ignored and never answered with a guess. The app
shows the same at \`#/fidelity\`.

**How it is measured.** \`npm run -s conformance\` replays cases recorded from AWS: executions with their whole
histories, invocations, event source mappings, requests to APIs, and what the services refuse. Some about API Gateway and
Lambda are not recorded: they hold what AWS's documentation or others' tests say. The committed floor (\`scripts/conformance/floor.json\`) is the score
below which \`npm test\` fails; \`--list\` prints each case that differs, with the reason. The cases are derived from
recordings by contributors of [LocalStack](https://github.com/localstack/localstack) (Apache License 2.0).`

/** FIDELITY.md, whole. */
export function fidelityDocument(operations: readonly ServiceOperations[]): string {
  const parts = [INTRODUCTION, scoreTable(), `### Cases that fail\n\n${failures.map(failureItem).join('\n')}`]
  return `${[...parts, ...fidelity.map(serviceChapter), operationsChapter(operations)].join('\n\n')}\n`
}

const OPERATIONS = `\
## Operations

Each service's API: how many of its operations are simulated, and of how many that AWS has (by botocore's models of August
2026 and the AWS SDK for JavaScript that is pinned here). Every other is refused by its name, with \`NotSimulated\` and the
status 501, in the protocol that was spoken, and stands in the log. The table is what the simulator answers when it is
asked for each.`

function operationsChapter(operations: readonly ServiceOperations[]): string {
  const sum = (count: (row: ServiceOperations) => number) => operations.reduce((total, row) => total + count(row), 0)
  const rows = operations.map((row) => `| ${row.title} | \`${row.service}\` | ${row.simulated.length} | ${totalOf(row)} |`)
  const table = ['| service | API id | simulated | of |', '| --- | --- | ---: | ---: |', ...rows, `| all | | ${sum(({ simulated }) => simulated.length)} | ${sum(totalOf)} |`]
  const lists = operations.map(({ title, simulated, others }) => `- **${title}.** Simulated: ${names(simulated)}. Not simulated: ${names(others)}.`)
  return `${OPERATIONS}\n\n${table.join('\n')}\n\n${lists.join('\n')}`
}

function totalOf({ simulated, others }: ServiceOperations): number {
  return simulated.length + others.length
}

function names(operations: readonly string[]): string {
  return operations.length === 0 ? 'none' : operations.join(', ')
}

function scoreTable(): string {
  const rows = keptScore.kinds.map(
    ({ kind, passed, passedIgnoringCause, total }) =>
      `| ${kinds[kind]?.service ?? ''} | ${kinds[kind]?.title ?? kind}: ${kinds[kind]?.about ?? ''} | ${passed} | ${passedIgnoringCause} | ${total} |`,
  )
  const head = '| of | cases | as AWS | but for wordings | in all |\n| --- | --- | ---: | ---: | ---: |'
  return `## The score\n\n${head}\n${rows.join('\n')}`
}

function failureItem({ title, cases, differs, why }: FailureExplanation): string {
  return `- **${title}.** ${differs} ${why} (${cases.map((id) => `\`${id}\``).join(', ')})`
}

function serviceChapter({ title, simulated, simplified, leftOut }: ServiceFidelity): string {
  const list = (heading: string, entries: readonly FidelityEntry[]) => `### ${heading}\n\n${entries.map(entryItem).join('\n')}`
  return [`## ${title}`, list('Simulated', simulated), list('Simplified', simplified), list('Left out', leftOut)].join('\n\n')
}

function entryItem({ what, says, rules = [], source }: FidelityEntry): string {
  const links = [...rules.map(ruleLink), ...(source === undefined ? [] : [`[source](${source})`])]
  return `- **${what}.** ${says}${links.length === 0 ? '' : ` ${links.join(', ')}`}`
}

function ruleLink(rule: Rule): string {
  const [spec, id = ''] = rule.split(' ') as [SpecName, string?]
  return `[${id}](${specs[spec]})`
}
