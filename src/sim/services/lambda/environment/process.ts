import type { InitSlice } from '../../../aws/guestSlice'
import { unsimulated } from '../../../aws/refusal'
import { roleCredentials } from '../../../aws/roleCredentials'
import { runtimeStart, snapshotRestore } from '../rules/coldStart'
import type { Turn } from '../turn'
import { runsFiles } from '../control/runtimes'
import type { Deployment, Logging } from '../control/configuration'
import { initializationType, isRestored, type Environment } from './environment'
import { askGuest } from './guestWork'
import { isForSnapshot } from './lane'

/** The runtime's process starts: it takes a while before it comes to the function's own code. */
export function startProcess(turn: Turn, environment: Environment): void {
  const { id, process, deployment } = environment
  const { runtime, architecture } = deployment.settings
  const start = isRestored(environment) ? snapshotRestore : runtimeStart
  turn.schedule({ type: 'RuntimeStarted', environmentId: id, process }, start(runtime, architecture, turn.context.draw()))
}

/** The runtime is up and runs the function's module scope, or the snapshot is restored and the hooks run. */
export function runtimeStarted(turn: Turn, environment: Environment): void {
  const { id, stage, deployment } = environment
  if (stage.kind !== 'init' && stage.kind !== 'invoke') return
  const { settings, code, snapshot } = deployment
  const seed = Math.floor(turn.context.draw() * 4294967296)
  const own = lambdasOwn(turn, environment)
  if (snapshot && isRestored(environment)) {
    const restoring = turn.keep({ ...environment, hooksSince: turn.now })
    return askGuest(turn, restoring, { kind: 'restore', environmentId: id, snapshot: snapshot.init, seed, variables: own, startsAt: turn.now, limit: stage.deadline - turn.now })
  }
  const slice: InitSlice = {
    kind: 'init',
    environmentId: id,
    fn: {
      runtime: settings.runtime,
      handler: settings.handler,
      memoryMb: settings.memoryMb,
      variables: { ...settings.variables, ...own },
      code,
    },
    seed,
    startsAt: turn.now,
    limit: stage.deadline - turn.now,
  }
  askGuest(turn, isForSnapshot(environment.lane) ? turn.keep({ ...environment, initSlice: slice }) : environment, slice)
}

/** @throws {Refusal} where the sandbox has no engine for what the function is written in */
export function refuseOtherLanguages({ settings, code }: Deployment): void {
  if ('files' in code && !runsFiles(settings.runtime)) unsimulated(`handlers of ${settings.runtime} (give a Script instead of Files)`)
}

/** Told to the runtime where it is to write JSON, or less than all. */
function loggingVariables({ format, applicationLevel }: Logging): Record<string, string> {
  if (format !== 'JSON') return { AWS_LAMBDA_LOG_FORMAT: 'Text' }
  return { AWS_LAMBDA_LOG_FORMAT: 'JSON', ...(applicationLevel === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: applicationLevel }) }
}

/** The variables that Lambda sets. @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
function lambdasOwn(turn: Turn, environment: Environment): Record<string, string> {
  const { deployment: { settings }, functionName: name, logGroup, logStream, version } = environment
  const { region } = turn.place
  const { accessKeyId, secretAccessKey, sessionToken } = roleCredentials(settings.role)
  return {
    _HANDLER: settings.handler,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${settings.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_INITIALIZATION_TYPE: initializationType(environment),
    AWS_LAMBDA_LOG_GROUP_NAME: logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    ...loggingVariables(settings.logging),
    AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001',
    LAMBDA_TASK_ROOT: '/var/task',
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    LANG: 'en_US.UTF-8',
    PATH: '/var/lang/bin:/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
  }
}
