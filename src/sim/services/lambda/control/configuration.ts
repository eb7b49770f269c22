import { functionArn, type Place } from '../../../aws/arn'
import type { FunctionCode } from '../../../aws/guestSlice'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { JsonObject } from '../../../kernel/json'
import type { Snapshot } from '../snapshot/snapshot'
import type { Architecture } from '../rules/coldStart'
import { LATEST } from './functionName'
import { runtimeVersionArn } from './runtimes'

/** What a function is set to, with all defaults. */
export interface Settings {
  readonly runtime: string
  readonly handler: string
  readonly role: string
  readonly description: string
  readonly timeoutSeconds: number
  readonly memoryMb: number
  readonly ephemeralStorageMb: number
  readonly architecture: Architecture
  /** Absent where the function has no `Environment`; AWS then shows none. */
  readonly variables: { readonly [name: string]: string } | undefined
  readonly tracing: string
  readonly logging: Logging
  /** Layer versions by ARN, in the order in which they are laid over each other. */
  readonly layers: readonly LayerReference[]
  /** Where asynchronous events go that the function could not deal with: the ARN of a queue or topic. */
  readonly deadLetter: string | undefined
  /** Whether published versions are snapshots. */
  readonly snapStart: boolean
}

export interface LayerReference {
  readonly arn: string
  readonly size: number
}

/** How a function logs. Levels are there where the format is JSON. */
export interface Logging {
  readonly format: string
  readonly applicationLevel: string | undefined
  readonly systemLevel: string | undefined
  /** Absent: the one that Lambda makes for the function. */
  readonly group: string | undefined
}

export function logGroup(functionName: string, settings: Settings): string {
  return settings.logging.group ?? `/aws/lambda/${functionName}`
}

/** Where a function stands between CreateFunction and its first invocation, or between two configurations. */
export type Progress = 'creating' | 'updating' | 'done' | 'failed'

/** A function as GetFunctionConfiguration shows it. */
export interface Configuration {
  readonly settings: Settings
  readonly code: StoredCode
  readonly lastModified: VirtualMs
  readonly revisionId: string
  readonly progress: Progress
}

export interface StoredCode {
  readonly code: FunctionCode
  readonly sha256: string
  readonly size: number
}

/** What invocations run. */
export interface Deployment {
  readonly settings: Settings
  readonly code: FunctionCode
  /** What environments begin as, where this is a version with SnapStart. */
  readonly snapshot?: Snapshot
}

/** `FunctionConfiguration` as the API answers it: states that are over leave no reason behind. */
export function shownConfiguration(name: string, version: string, { settings, code, ...about }: Configuration, place: Place): JsonObject {
  const { progress } = about
  return {
    FunctionName: name,
    FunctionArn: version === LATEST ? functionArn(place, name) : `${functionArn(place, name)}:${version}`,
    Runtime: settings.runtime,
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: code.size,
    Description: settings.description,
    Timeout: settings.timeoutSeconds,
    MemorySize: settings.memoryMb,
    LastModified: `${isoTime(about.lastModified).slice(0, -1)}+0000`,
    CodeSha256: code.sha256,
    Version: version,
    ...(settings.variables ? { Environment: { Variables: settings.variables } } : {}),
    TracingConfig: { Mode: settings.tracing },
    RevisionId: about.revisionId,
    ...(progress === 'creating'
      ? { State: 'Pending', StateReason: 'The function is being created.', StateReasonCode: 'Creating' }
      : progress === 'failed'
        ? { State: 'Failed', StateReason: 'The snapshot could not be taken: INIT failed.', StateReasonCode: 'FunctionError' }
        : { State: 'Active' }),
    ...(progress === 'updating'
      ? {
          LastUpdateStatus: 'InProgress',
          LastUpdateStatusReason: 'The function is being created.',
          LastUpdateStatusReasonCode: 'Creating',
        }
      : progress === 'done'
        ? { LastUpdateStatus: 'Successful' }
        : {}),
    PackageType: 'Zip',
    Architectures: [settings.architecture],
    EphemeralStorage: { Size: settings.ephemeralStorageMb },
    SnapStart: { ApplyOn: settings.snapStart ? 'PublishedVersions' : 'None', OptimizationStatus: settings.snapStart && version !== LATEST && progress === 'done' ? 'On' : 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(place.region, settings.runtime) },
    LoggingConfig: shownLogging(name, settings),
    ...(settings.layers.length > 0 ? { Layers: settings.layers.map(({ arn, size }) => ({ Arn: arn, CodeSize: size })) } : {}),
    ...(settings.deadLetter === undefined ? {} : { DeadLetterConfig: { TargetArn: settings.deadLetter } }),
  }
}

function shownLogging(name: string, settings: Settings): JsonObject {
  const { format, applicationLevel, systemLevel } = settings.logging
  return {
    LogFormat: format,
    ...(applicationLevel === undefined ? {} : { ApplicationLogLevel: applicationLevel }),
    ...(systemLevel === undefined ? {} : { SystemLogLevel: systemLevel }),
    LogGroup: logGroup(name, settings),
  }
}
