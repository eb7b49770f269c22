import { describe, expect, test } from 'vitest'
import { createSimulation } from '../../cloud/cloud'
import type { JsonObject } from '../../kernel/json'
import { lambda } from './lambda'

const ROLE = 'arn:aws:iam::123456789012:role/fn'
const ARN = 'arn:aws:lambda:us-east-1:123456789012:function'

function given() {
  const sim = createSimulation({ services: [lambda], guests: { run: () => Promise.reject(new Error('nothing runs here')), reset() {} } })
  const call = (action: string, input: JsonObject = {}) => sim.call('lambda', action, input) as Promise<JsonObject>
  const create = (input: JsonObject = {}) =>
    call('CreateFunction', { FunctionName: 'fn', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: ROLE, Code: { Files: { 'index.mjs': '' } }, ...input })
  return { sim, call, create }
}

describe('LF1 LF2 a function’s states', () => {
  test('a new function is pending, then active', async () => {
    const { sim, call, create } = given()
    expect(await create()).toMatchObject({ State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating', Timeout: 3, MemorySize: 128 })
    await sim.runUntilQuiet()
    expect(await call('GetFunctionConfiguration', { FunctionName: 'fn' })).toEqual({
      FunctionName: 'fn', FunctionArn: `${ARN}:fn`, Runtime: 'nodejs22.x', Role: ROLE, Handler: 'index.handler', CodeSize: expect.any(Number), Description: '', Timeout: 3, MemorySize: 128,
      LastModified: '2025-01-01T00:00:00.000+0000', CodeSha256: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/), Version: '$LATEST', TracingConfig: { Mode: 'PassThrough' }, RevisionId: expect.any(String),
      State: 'Active', LastUpdateStatus: 'Successful', PackageType: 'Zip', Architectures: ['x86_64'], EphemeralStorage: { Size: 512 }, SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      RuntimeVersionConfig: { RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1::runtime:[0-9a-f]{64}$/) }, LoggingConfig: { LogFormat: 'Text', LogGroup: '/aws/lambda/fn' },
    })
  })

  test('an update shows at once and takes its time; until then a second is refused', async () => {
    const { sim, call, create } = given()
    await create({ Environment: { Variables: { AB: '1' } } })
    await expect(call('UpdateFunctionConfiguration', { FunctionName: 'fn', Timeout: 9 })).rejects.toMatchObject({ name: 'ResourceConflictException', message: expect.stringContaining('Pending') })
    await sim.runUntilQuiet()
    const updated = await call('UpdateFunctionConfiguration', { FunctionName: 'fn', Timeout: 9, MemorySize: 256, Description: 'changed' })
    expect(updated).toMatchObject({ Timeout: 9, MemorySize: 256, Description: 'changed', Environment: { Variables: { AB: '1' } }, LastUpdateStatus: 'InProgress', State: 'Active' })
    await expect(call('UpdateFunctionCode', { FunctionName: 'fn', Files: {} })).rejects.toMatchObject({
      name: 'ResourceConflictException', statusCode: 409, message: `The operation cannot be performed at this time. An update is in progress for resource: ${ARN}:fn`,
    })
    await sim.runUntilQuiet()
    const settled = await call('GetFunction', { FunctionName: 'fn' })
    expect(settled).toMatchObject({ Configuration: { LastUpdateStatus: 'Successful', Timeout: 9 }, Code: { RepositoryType: 'S3' } })
    await expect(call('UpdateFunctionCode', { FunctionName: 'fn', Files: {}, RevisionId: String(updated['RevisionId']) })).rejects.toMatchObject({ name: 'PreconditionFailedException', statusCode: 412 })
  })

  test('equal code has an equal digest', async () => {
    const { create } = given()
    const [one, two, three] = [await create({ FunctionName: 'a' }), await create({ FunctionName: 'b' }), await create({ FunctionName: 'c', Code: { Files: { 'index.mjs': '//' } } })]
    expect(one['CodeSha256']).toBe(two['CodeSha256'])
    expect(one['CodeSha256']).not.toBe(three['CodeSha256'])
  })

  test('a list is by name, in pages, and does not tell states', async () => {
    const { call, create } = given()
    for (const FunctionName of ['c', 'a', 'b']) await create({ FunctionName })
    const names = (page: JsonObject) => (page['Functions'] as JsonObject[]).map(({ FunctionName }) => FunctionName)
    const first = await call('ListFunctions', { MaxItems: 2 })
    expect([names(first), first['NextMarker']]).toEqual([['a', 'b'], 'b'])
    expect(names(await call('ListFunctions', { Marker: 'b' }))).toEqual(['c'])
    expect((first['Functions'] as JsonObject[])[0]).not.toHaveProperty('State')
  })
})

describe('LF5 LF7 LF8 what CreateFunction refuses', () => {
  const big = 'x'.repeat(4081)
  test.each<[what: string, input: JsonObject, name: string, message: unknown]>([
    ['a role that is none', { Role: 'r1' }, 'ValidationException', "1 validation error detected: Value 'r1' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+"],
    ['two architectures', { Architectures: ['x86_64', 'arm64'] }, 'ValidationException', "1 validation error detected: Value '[x86_64, arm64]' at 'architectures' failed to satisfy constraint: Member must have length less than or equal to 1"],
    ['an unknown one', { Architectures: ['X86_64'] }, 'ValidationException', "1 validation error detected: Value '[X86_64]' at 'architectures' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be null]"],
    ['two mistakes at once', { Timeout: 901, MemorySize: 64 }, 'ValidationException', expect.stringMatching(/^2 validation errors detected: Value '901' at 'timeout' .* less than or equal to 900; Value '64' at 'memorySize' .* greater than or equal to 128$/)],
    ['an unknown runtime', { Runtime: 'PYTHON3.9' }, 'InvalidParameterValueException', expect.stringMatching(/^Value PYTHON3\.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: \[.*\] or be a valid ARN$/)],
    ['a runtime of old', { Runtime: 'nodejs14.x' }, 'InvalidParameterValueException', 'The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.'],
    ['a name that is there', { FunctionName: 'there' }, 'ResourceConflictException', 'Function already exist: there'],
    ['variables past 4 KB', { Environment: { Variables: { LARGE_VAR: big } } }, 'InvalidParameterValueException', `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: {"LARGE_VAR":"${big}"}`],
    ["Lambda's own variables", { Environment: { Variables: { AWS_REGION: 'x' } } }, 'InvalidParameterValueException', expect.stringContaining('Reserved keys used in this request: AWS_REGION')],
    ['no code', { Code: {} }, 'InvalidParameterValueException', expect.any(String)],
    ['no role', { Role: null }, 'ValidationException', "1 validation error detected: Value null at 'role' failed to satisfy constraint: Member must not be null"],
    ['a zip, by name', { Code: { ZipFile: 'UEsFBg==' } }, 'NotSimulated', expect.stringContaining('ZipFile')],
    ['a VPC, by name', { VpcConfig: { SubnetIds: ['s-1'] } }, 'NotSimulated', expect.stringContaining('VpcConfig')],
    ['JSON logs, by name', { LoggingConfig: { LogFormat: 'JSON' } }, 'NotSimulated', expect.stringContaining('JSON')],
    ['a version at once, by name', { Publish: true }, 'NotSimulated', expect.stringContaining('versions')],
  ])('%s', async (_what, input, name, message) => {
    const { create } = given()
    await create({ FunctionName: 'there' })
    await expect(create(input)).rejects.toMatchObject({ name, message })
  })

  test('what asks for nothing is taken', async () => {
    await given().create({ VpcConfig: { SubnetIds: [], SecurityGroupIds: [] }, Layers: [], SnapStart: { ApplyOn: 'None' }, DeadLetterConfig: {}, Tags: { team: 'orders' } })
    await given().create({ Environment: { Variables: { LARGE_VAR: big.slice(0, 4080) } } })
  })
})

describe('LF6 function names', () => {
  const pattern = expect.stringMatching(/^1 validation error detected: Value '.*' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: /)
  test.each<[reference: string, name: string, message: unknown]>([
    ['none', 'ResourceNotFoundException', `Function not found: ${ARN}:none`],
    ['fn:1', 'ResourceNotFoundException', `Function not found: ${ARN}:fn:1`],
    [`${ARN}:fn:prod`, 'ResourceNotFoundException', `Function not found: ${ARN}:fn:prod`],
    ['arn:aws:lambda:us-east-1:123456789012:function', 'ResourceNotFoundException', `Function not found: ${ARN}:function`],
    ['arn:aws:lambda:eu-west-1:123456789012:function:fn', 'ResourceNotFoundException', "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')"],
    ['arn:aws:lambda:us-east-1:999999999999:function:fn', 'AccessDeniedException', expect.anything()],
    ['my-function!', 'ValidationException', pattern],
    ['function:my-function:$LATEST:extra', 'ValidationException', pattern],
    ['arn:aws:ec2:us-east-1:123456789012:instance:i-1', 'ValidationException', pattern],
    ['arn:aws:lambda:us-east-1::function:fn', 'ValidationException', pattern],
  ])('%s is refused', async (FunctionName, name, message) => {
    const { call, create } = given()
    await create()
    await expect(call('GetFunction', { FunctionName })).rejects.toMatchObject({ name, message })
  })

  test.each(['fn', 'function:fn', '123456789012:function:fn', '123456789012:fn', `${ARN}:fn`, `${ARN}:fn:$LATEST`])('%s is the function', async (FunctionName) => {
    const { call, create } = given()
    await create()
    expect(await call('GetFunctionConfiguration', { FunctionName })).toMatchObject({ FunctionName: 'fn' })
  })

  test('two qualifiers have to agree', async () => {
    const { call } = given()
    await expect(call('GetFunction', { FunctionName: 'fn:1', Qualifier: '2' })).rejects.toMatchObject({ message: 'The derived qualifier from the function name does not match the specified qualifier.' })
  })

  test('a name may have 64 characters', async () => {
    const { create } = given()
    await create({ FunctionName: 'a'.repeat(64) })
    await expect(create({ FunctionName: 'a'.repeat(65) })).rejects.toMatchObject({ name: 'InvalidParameterValueException', message: expect.stringContaining('Member must have length less than or equal to 64') })
  })
})

test('LF9 what is not simulated is refused by name', async () => {
  await expect(given().call('PublishVersion', { FunctionName: 'fn' })).rejects.toMatchObject({ name: 'NotSimulated', statusCode: 501, message: expect.stringContaining('lambda:PublishVersion') })
})

test('deleting is final, and a version that is not there is deleted without complaint', async () => {
  const { call, create } = given()
  await create()
  await call('DeleteFunction', { FunctionName: 'fn', Qualifier: '1233' })
  await expect(call('DeleteFunction', { FunctionName: 'fn', Qualifier: '$LATEST' })).rejects.toMatchObject({ message: '$LATEST version cannot be deleted without deleting the function.' })
  await call('DeleteFunction', { FunctionName: 'fn' })
  await expect(call('DeleteFunction', { FunctionName: 'fn' })).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: `Function not found: ${ARN}:fn` })
})
