import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
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

describe('LF5 LF7 LF8 LF11 what CreateFunction refuses', () => {
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
    ['a zip that is none', { Code: { ZipFile: 'UEsFBg==' } }, 'InvalidParameterValueException', 'Could not unzip uploaded file. Please check your file, then try to upload again.'],
    ['code in S3, by name', { Code: { S3Bucket: 'code', S3Key: 'k' } }, 'NotSimulated', expect.stringContaining('S3')],
    ['a network that is not there', { VpcConfig: { SubnetIds: ['subnet-1'] } }, 'InvalidParameterValueException', expect.stringContaining("The subnet ID 'subnet-1' does not exist")],
    ['SnapStart of Node.js', { SnapStart: { ApplyOn: 'PublishedVersions' } }, 'InvalidParameterValueException', expect.stringContaining('SnapStart')],
    ['levels of logs that are text', { LoggingConfig: { ApplicationLogLevel: 'DEBUG' } }, 'InvalidParameterValueException', expect.any(String)],
    ['a layer that is not there', { Layers: [`arn:aws:lambda:us-east-1:123456789012:layer:none:1`] }, 'InvalidParameterValueException', expect.stringContaining('does not exist')],
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
  await expect(given().call('CreateCapacityProvider', {})).rejects.toMatchObject({ name: 'NotSimulated', statusCode: 501, message: expect.stringContaining('lambda:CreateCapacityProvider') })
})

describe('LF10 members are held to the model', () => {
  test.each<[what: string, action: string, input: JsonObject, message: string]>([
    ['a required one', 'CreateAlias', { FunctionName: 'fn', Name: 'a' }, "1 validation error detected: Value null at 'functionVersion' failed to satisfy constraint: Member must not be null"],
    ['a pattern', 'CreateAlias', { FunctionName: 'fn', Name: '12', FunctionVersion: '1' }, "1 validation error detected: Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)"],
    ['a number', 'PutProvisionedConcurrencyConfig', { FunctionName: 'fn', Qualifier: '1', ProvisionedConcurrentExecutions: 0 }, "1 validation error detected: Value '0' at 'provisionedConcurrentExecutions' failed to satisfy constraint: Member must have value greater than or equal to 1"],
    ['an enumeration', 'CreateFunctionUrlConfig', { FunctionName: 'fn', AuthType: 'SOME' }, "1 validation error detected: Value 'SOME' at 'authType' failed to satisfy constraint: Member must satisfy enum value set: [NONE, AWS_IAM]"],
    ['a member inside another', 'CreateEventSourceMapping', { FunctionName: 'fn', ScalingConfig: { MaximumConcurrency: 1 } }, "1 validation error detected: Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy constraint: Member must have value greater than or equal to 2"],
    ['two at once', 'PutFunctionEventInvokeConfig', { FunctionName: 'fn', MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 59 }, "2 validation errors detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2; Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60"],
    ['what is in a list', 'CreateFunction', { FunctionName: 'g', Role: ROLE, Code: {}, VpcConfig: { SecurityGroupIds: ['g-1'] } }, "1 validation error detected: Value '[g-1]' at 'vpcConfig.securityGroupIds' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 0, Member must satisfy regular expression pattern: sg-[0-9a-zA-Z]*]"],
    ['an empty list of a query', 'UntagResource', { Resource: `${ARN}:fn`, TagKeys: [] }, "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null"],
  ])('%s', async (_what, action, input, message) => {
    await expect(given().call(action, input)).rejects.toMatchObject({ name: 'ValidationException', statusCode: 400, message })
  })
})

test('LF8 a zip is unpacked, its digest that of the archive', async () => {
  const { call, create } = given()
  const zip = Buffer.from(zipSync({ 'index.js': strToU8('exports.handler = () => 1'), 'logo.png': Uint8Array.of(137, 80, 255, 254) }))
  const created = await create({ Code: { ZipFile: zip.toString('base64') } })
  expect(created).toMatchObject({ CodeSize: zip.length, CodeSha256: createHash('sha256').update(zip).digest('base64') })
  await expect(call('UpdateFunctionCode', { FunctionName: 'none', ZipFile: 'x' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('LF12 levels come with JSON and go with it', async () => {
  const { sim, call, create } = given()
  const logging = async (LoggingConfig: JsonObject) => {
    const { LoggingConfig: shown } = await call('UpdateFunctionConfiguration', { FunctionName: 'fn', LoggingConfig })
    await sim.runUntilQuiet()
    return shown
  }
  await create()
  await sim.runUntilQuiet()
  expect(await logging({ LogFormat: 'JSON', SystemLogLevel: 'DEBUG' })).toEqual({ LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'DEBUG', LogGroup: '/aws/lambda/fn' })
  expect(await logging({ LogFormat: 'Text', LogGroup: 'mine' })).toEqual({ LogFormat: 'Text', LogGroup: 'mine' })
})

test('LF13 tags are of functions, not of their versions', async () => {
  const { call, create } = given()
  await create({ Tags: { a: '1' } })
  await call('TagResource', { Resource: `${ARN}:fn`, Tags: { b: '2', a: '3' } })
  await call('UntagResource', { Resource: `${ARN}:fn`, TagKeys: ['b'] })
  expect(await call('ListTags', { Resource: `${ARN}:fn` })).toEqual({ Tags: { a: '3' } })
  await expect(call('ListTags', { Resource: `${ARN}:fn:1` })).rejects.toMatchObject({ message: 'Tags on function aliases and versions are not supported. Please specify a function ARN.' })
})

test('LF15 code signing configurations are kept and told', async () => {
  const { call } = given()
  const { CodeSigningConfig: made } = await call('CreateCodeSigningConfig', { AllowedPublishers: { SigningProfileVersionArns: ['arn:aws:signer:us-east-1:123456789012:/signing-profiles/test'] } })
  const { CodeSigningConfigArn } = made as JsonObject
  expect(made).toMatchObject({ CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' } })
  expect(await call('GetCodeSigningConfig', { CodeSigningConfigArn: CodeSigningConfigArn! })).toEqual({ CodeSigningConfig: made })
  await call('DeleteCodeSigningConfig', { CodeSigningConfigArn: CodeSigningConfigArn! })
  await expect(call('GetCodeSigningConfig', { CodeSigningConfigArn: CodeSigningConfigArn! })).rejects.toMatchObject({ name: 'CodeSigningConfigNotFoundException' })
})

test('LF14 deleting is final, and a version that is not there is deleted without complaint', async () => {
  const { call, create } = given()
  await create()
  await call('DeleteFunction', { FunctionName: 'fn', Qualifier: '1233' })
  await expect(call('DeleteFunction', { FunctionName: 'fn', Qualifier: '$LATEST' })).rejects.toMatchObject({ message: '$LATEST version cannot be deleted without deleting the function.' })
  expect(await call('DeleteFunction', { FunctionName: 'fn' })).toEqual({ StatusCode: 204 })
  await expect(call('DeleteFunction', { FunctionName: 'fn' })).rejects.toMatchObject({ name: 'ResourceNotFoundException', message: `Function not found: ${ARN}:fn` })
})
