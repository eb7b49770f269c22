import type { Json, JsonObject } from '../../../kernel/json'
import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import { runtimeVersion, runtimeVersionArn } from '../control/runtimes'
import { initializationType, isRestored, type Environment } from '../environment/environment'
import { isForSnapshot, isProvisioned } from '../environment/lane'
import { billedDuration } from '../rules/billing'
import type { Turn } from '../turn'
import type { Answer } from './answer'
import { logLines } from './logging'
import { endLine, errorTypeOf, initReport, initStartLine, reportLine, restoreReport, restoreStartLine, startLine, type Usage } from './logLines'

/** What the platform itself writes to a function's log: lines of text, or events as JSON where its format is that. */
export function logInitStart(turn: Turn, environment: Environment): Environment {
  const { runtime } = environment.deployment.settings
  const [version, arn] = [runtimeVersion(runtime), runtimeVersionArn(turn.place.region, runtime)]
  if (isRestored(environment)) {
    return log(turn, environment, restoreStartLine(version, arn), () => ({ level: 'INFO', type: 'platform.restoreStart', record: { runtimeVersion: version, runtimeVersionArn: arn } }))
  }
  return log(turn, environment, initStartLine(version, arn), () => ({
    level: 'INFO', type: 'platform.initStart',
    record: { initializationType: initializationType(environment), phase: 'init', runtimeVersion: version, runtimeVersionArn: arn },
  }))
}

/** Text tells of an INIT only where it failed, or ran for no invocation; JSON of all, at the level that is its due. A restored snapshot is always told. */
export function logInitReport(turn: Turn, environment: Environment, duration: VirtualMs, phase: 'init' | 'invoke', failure: Answer | undefined): Environment {
  if (isRestored(environment)) {
    return log(turn, environment, restoreReport(duration, failure ?? { payload: '', failed: false }), () => ({
      level: failure ? 'WARN' : 'INFO', type: 'platform.restoreReport', record: { ...outcome(failure), metrics: { durationMs: rounded(duration) } },
    }))
  }
  const ahead = isProvisioned(environment.lane) || isForSnapshot(environment.lane)
  return log(turn, environment, failure || ahead ? initReport(duration, phase, failure ?? { payload: '', failed: false }) : undefined, () => ({
    level: failure ? 'WARN' : ahead ? 'INFO' : 'DEBUG', type: 'platform.initReport',
    record: { initializationType: initializationType(environment), phase, ...outcome(failure), metrics: { durationMs: rounded(duration) } },
  }))
}

export function logStart(turn: Turn, environment: Environment, requestId: string): Environment {
  const { version } = environment
  return log(turn, environment, startLine(requestId, version), () => ({ level: 'INFO', type: 'platform.start', record: { requestId, version } }))
}

/** The end of an invocation: what the answer adds to the log, END and REPORT; as JSON runtimeDone and report. */
export function logEnd(turn: Turn, environment: Environment, requestId: string, usage: Usage, answer: Answer, afterReport: string): Environment {
  const { duration, initDuration, restored, initBilled, memoryMb, memoryUsedMb } = usage
  const failure = errorTypeOf(answer) === undefined && !timedOut(answer) ? undefined : answer
  const level = failure ? 'WARN' : 'INFO'
  const text = environment.deployment.settings.logging.format !== 'JSON'
  const noted = text ? answer.line : undefined
  const done = platformLine(turn, environment, endLine(requestId), () => ({
    level: failure ? 'WARN' : 'DEBUG', type: 'platform.runtimeDone',
    record: { requestId, ...outcome(failure), metrics: { durationMs: rounded(duration), producedBytes: answer.failed ? 0 : answer.payload.length } },
  }))
  const report = platformLine(turn, environment, reportLine(requestId, usage, answer) + afterReport, () => ({
    level, type: 'platform.report',
    record: {
      requestId,
      metrics: {
        durationMs: rounded(duration), billedDurationMs: billedDuration(initDuration ?? restored?.hooks ?? 0, duration, initBilled || restored !== undefined), memorySizeMB: memoryMb, maxMemoryUsedMB: memoryUsedMb,
        ...(initDuration === undefined ? {} : { initDurationMs: rounded(initDuration) }),
        ...(restored ? { restoreDurationMs: rounded(restored.duration), billedRestoreDurationMs: billedDuration(restored.hooks, 0) } : {}),
      },
      ...outcome(failure),
    },
  }))
  return logLines(turn, environment, noted, done, report)
}

interface PlatformEvent {
  readonly level: 'DEBUG' | 'INFO' | 'WARN'
  readonly type: string
  readonly record: JsonObject
}

const LEVELS = ['DEBUG', 'INFO', 'WARN']

function log(turn: Turn, environment: Environment, line: string | undefined, event: () => PlatformEvent): Environment {
  return logLines(turn, environment, platformLine(turn, environment, line, event))
}

/**
 * What is written of an event, if anything is.
 * @param event  made only where the log is of events
 */
function platformLine(turn: Turn, environment: Environment, line: string | undefined, event: () => PlatformEvent): string | undefined {
  const { format, systemLevel = 'INFO' } = environment.deployment.settings.logging
  if (format !== 'JSON') return line
  const { level, type, record } = event()
  if (LEVELS.indexOf(level) < LEVELS.indexOf(systemLevel)) return undefined
  return `${JSON.stringify({ time: isoTime(turn.now), type, record } satisfies Json)}\n`
}

function outcome(failure: Answer | undefined): JsonObject {
  if (!failure) return { status: 'success' }
  if (timedOut(failure)) return { status: 'timeout' }
  const errorType = errorTypeOf(failure)
  return { status: 'error', ...(errorType === undefined ? {} : { errorType }) }
}

function timedOut({ failed, errorType }: Answer): boolean {
  return failed && errorType === undefined
}

function rounded(duration: VirtualMs): number {
  return Math.round(duration * 1000) / 1000
}
