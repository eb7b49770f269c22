import { unsimulated } from '../../../aws/refusal'
import { bytesOf, numberOf } from '../../../../facts/facts'
import { isJsonObject, type Json, type JsonObject } from '../../../kernel/json'
import type { Architecture } from '../rules/coldStart'
import { invalid } from '../refusal'
import { snapStart } from '../snapshot/snapStart'
import type { LayerReference, Logging, Settings } from './configuration'
import { checkRuntime } from './runtimes'

const DEFAULTS: Omit<Settings, 'runtime' | 'handler' | 'role'> = {
  description: '',
  timeoutSeconds: numberOf('lambda.timeout.usual'),
  memoryMb: numberOf('lambda.memory.usual'),
  ephemeralStorageMb: numberOf('lambda.storage.usual'),
  architecture: 'x86_64',
  variables: undefined,
  tracing: 'PassThrough',
  logging: { format: 'Text', applicationLevel: undefined, systemLevel: undefined, group: undefined },
  layers: [],
  deadLetter: undefined,
  snapStart: false,
}

/** What AWS takes and this simulator would have to ignore. */
const UNSIMULATED = [
  'FileSystemConfigs', 'ImageConfig', 'CodeSigningConfigArn', 'CapacityProviderConfig', 'DurableConfig', 'TenancyConfig', 'KMSKeyArn',
]

/**
 * A function's settings after a call: those before it (absent for a new function) with what the call says.
 * @param layers  finds the layer versions that the call names
 */
export function settingsAfter(input: JsonObject, before: Settings | undefined, layers: (arns: readonly string[]) => readonly LayerReference[]): Settings {
  for (const member of UNSIMULATED) if (says(input[member])) unsimulated(`lambda's parameter ${member}`)
  if (input['PackageType'] === 'Image') unsimulated('functions from container images')
  const runtime = text(input, 'Runtime')
  if (runtime !== undefined) checkRuntime(runtime)
  refuseNetworks(input['VpcConfig'])
  const old = before ?? { ...DEFAULTS, runtime: '', handler: '', role: '' }
  return {
    runtime: runtime ?? old.runtime,
    handler: text(input, 'Handler') ?? old.handler,
    role: text(input, 'Role') ?? old.role,
    description: text(input, 'Description') ?? old.description,
    timeoutSeconds: number(input, 'Timeout') ?? old.timeoutSeconds,
    memoryMb: number(input, 'MemorySize') ?? old.memoryMb,
    ephemeralStorageMb: storage(input['EphemeralStorage']) ?? old.ephemeralStorageMb,
    architecture: architecture(input['Architectures']) ?? old.architecture,
    variables: variables(input['Environment']) ?? old.variables,
    tracing: tracing(input['TracingConfig']) ?? old.tracing,
    logging: logging(input['LoggingConfig'], old.logging),
    layers: Array.isArray(input['Layers']) ? layers(input['Layers'].map(String)) : old.layers,
    deadLetter: deadLetter(input['DeadLetterConfig'], old.deadLetter),
    snapStart: snapStart(input['SnapStart'], old.snapStart),
  }
}

/** Whether a member asks for something: empty lists and objects do not. */
function says(value: Json | undefined): boolean {
  if (value === undefined || value === null) return false
  if (Array.isArray(value)) return value.length > 0
  if (!isJsonObject(value)) return true
  return Object.values(value).some(says)
}

function text(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  return typeof value === 'string' ? value : undefined
}

function number(input: JsonObject, member: string): number | undefined {
  const value = input[member]
  return typeof value === 'number' ? value : undefined
}

function storage(value: Json | undefined): number | undefined {
  return isJsonObject(value) ? number(value, 'Size') : undefined
}

function tracing(value: Json | undefined): string | undefined {
  return isJsonObject(value) ? text(value, 'Mode') : undefined
}

/** How a function logs after a call. Levels begin at INFO with JSON, and go with it. */
function logging(value: Json | undefined, before: Logging): Logging {
  if (!isJsonObject(value)) return before
  const format = text(value, 'LogFormat') ?? before.format
  const group = text(value, 'LogGroup') ?? before.group
  const [application, system] = [text(value, 'ApplicationLogLevel'), text(value, 'SystemLogLevel')]
  if (format === 'Text') {
    if (application !== undefined || system !== undefined) {
      invalid('To use ApplicationLogLevel or SystemLogLevel, you must set LogFormat to JSON.')
    }
    return { format, applicationLevel: undefined, systemLevel: undefined, group }
  }
  return { format, applicationLevel: application ?? before.applicationLevel ?? 'INFO', systemLevel: system ?? before.systemLevel ?? 'INFO', group }
}

/** An empty ARN takes the setting away. */
function deadLetter(value: Json | undefined, before: string | undefined): string | undefined {
  if (!isJsonObject(value)) return before
  const arn = text(value, 'TargetArn') ?? ''
  return arn === '' ? undefined : arn
}

/** There are no networks in this world, so no security group and no subnet of them either. */
function refuseNetworks(value: Json | undefined): void {
  if (!isJsonObject(value)) return
  const [group] = Array.isArray(value['SecurityGroupIds']) ? value['SecurityGroupIds'] : []
  if (group !== undefined) {
    invalid(`Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '${String(group)}' does not exist`)
  }
  const [subnet] = Array.isArray(value['SubnetIds']) ? value['SubnetIds'] : []
  if (subnet !== undefined) {
    invalid(`Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '${String(subnet)}' does not exist`)
  }
}

function architecture(value: Json | undefined): Architecture | undefined {
  return Array.isArray(value) && typeof value[0] === 'string' ? (value[0] as Architecture) : undefined
}

const RESERVED_VARIABLES = new Set(
  ('_HANDLER _X_AMZN_TRACE_ID AWS_DEFAULT_REGION AWS_REGION AWS_EXECUTION_ENV AWS_LAMBDA_FUNCTION_NAME ' +
    'AWS_LAMBDA_FUNCTION_MEMORY_SIZE AWS_LAMBDA_FUNCTION_VERSION AWS_LAMBDA_INITIALIZATION_TYPE AWS_LAMBDA_LOG_GROUP_NAME ' +
    'AWS_LAMBDA_LOG_STREAM_NAME AWS_ACCESS_KEY AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN ' +
    'AWS_LAMBDA_RUNTIME_API LAMBDA_TASK_ROOT LAMBDA_RUNTIME_DIR AWS_LAMBDA_MAX_CONCURRENCY AWS_LAMBDA_METADATA_API ' +
    'AWS_LAMBDA_METADATA_TOKEN').split(' '),
)
const MOST_VARIABLE_BYTES = bytesOf('lambda.variables.limit')

function variables(value: Json | undefined): { readonly [name: string]: string } | undefined {
  const given = isJsonObject(value) ? value['Variables'] : undefined
  if (!isJsonObject(given)) return undefined
  const taken = Object.fromEntries(Object.entries(given).map(([name, text]) => [name, String(text)]))
  const names = Object.keys(taken)
  const misnamed = names.find((name) => !/^[a-zA-Z]([a-zA-Z0-9_])+$/.test(name))
  if (misnamed !== undefined) {
    invalid(
      `1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: ` +
        '[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
    )
  }
  const reserved = names.filter((name) => RESERVED_VARIABLES.has(name))
  if (reserved.length > 0) {
    invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided ' +
        `contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${reserved.join(', ')}`,
    )
  }
  const measured = JSON.stringify(taken)
  if (new TextEncoder().encode(measured).length > MOST_VARIABLE_BYTES) {
    invalid(
      'Lambda was unable to configure your environment variables because the environment variables you have provided ' +
        `exceeded the 4KB limit. String measured: ${measured}`,
    )
  }
  return taken
}
