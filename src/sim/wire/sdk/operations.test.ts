import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { serviceOperations } from '../../../../scripts/fidelity/operations'

/** Which service each client of the SDK speaks to. */
const SERVICES: Readonly<Record<string, string>> = {
  'api-gateway': 'apigateway',
  apigatewayv2: 'apigatewayv2',
  cloudwatch: 'cloudwatch',
  'cloudwatch-logs': 'logs',
  dynamodb: 'dynamodb',
  'dynamodb-streams': 'dynamodbstreams',
  eventbridge: 'events',
  iam: 'iam',
  kinesis: 'kinesis',
  lambda: 'lambda',
  s3: 's3',
  'secrets-manager': 'secretsmanager',
  sfn: 'states',
  sns: 'sns',
  sqs: 'sqs',
  ssm: 'ssm',
  sts: 'sts',
}

/** The operations that the tests beside this one send, as `sqs:SendMessage`. */
function sent(): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.ts'))) {
    const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    for (const [, names = '', client = ''] of source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([a-z0-9-]+)'/g)) {
      for (const [, action = ''] of names.matchAll(/\b(\w+)Command\b/g)) {
        if (source.includes(`new ${action}Command(`)) found.add(`${SERVICES[client]}:${action}`)
      }
    }
  }
  return found
}

test('the SDK speaks to at least 120 operations that are simulated', async () => {
  const simulated = (await serviceOperations()).flatMap(({ service, simulated: actions }) => actions.map((action) => `${service}:${action}`))
  const spokenTo = [...sent()].filter((operation) => simulated.includes(operation))
  console.log(`The SDK speaks to ${spokenTo.length} of ${simulated.length} simulated operations.`)
  expect(spokenTo.length).toBeGreaterThanOrEqual(120)
})
