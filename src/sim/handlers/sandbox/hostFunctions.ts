import { JSException, type JSValueHandle, type QuickJS } from 'quickjs-wasi'
import { contentOf, utf8Bytes, utf8Text } from '../../aws/bytes'
import type { ModuleSources } from '../moduleSources'
import type { SliceRecord } from '../sliceRecord'
import { POLLS_A_LOG_LINE, pollsOfSource, pollsOfText } from '../virtualCpu'
import type { HostFunctions } from './image'
import { killedForMemory, type WorkBudget } from './workBudget'

/** The process as its host functions see it. */
export interface Process {
  record(): SliceRecord
  budget(): WorkBudget
  memoryUsed(): number
  initialized(): void
}

/**
 * What the prelude can ask of the sandbox. Arguments are texts and numbers, results too: no object
 * of the host ever enters the guest.
 */
export function hostFunctions(vm: () => QuickJS, sources: ModuleSources, process: Process): HostFunctions {
  const text = (value: string) => vm().newString(value)
  const nothing = () => vm().undefined
  const told = (tell: (...args: JSValueHandle[]) => void) => (...args: JSValueHandle[]) => {
    tell(...args)
    return nothing()
  }
  return {
    log: told((level, line) => {
      const written = textOf(line)
      process.budget().charge(POLLS_A_LOG_LINE + pollsOfText(written.length))
      process.record().log(textOf(level), written)
    }),
    setTimer: told((timer, delay) => process.record().setTimer(numberOf(timer), numberOf(delay))),
    clearTimer: told((timer) => process.record().clearTimer(numberOf(timer))),
    charge: told((characters) => process.budget().charge(pollsOfText(numberOf(characters)))),
    memory: () => vm().newNumber(process.memoryUsed()),
    exit: told((code) => process.budget().stop({ kind: 'exited', errorType: 'Runtime.ExitError', reason: exitReason(numberOf(code)) })),
    outOfMemory: told(() => process.budget().stop(killedForMemory)),
    initialized: told(() => {
      process.initialized()
      process.record().end({ kind: 'initialized' })
    }),
    answer: told((payload) => process.record().end({ kind: 'returned', payload: textOf(payload), crashed: false })),
    fail: told((errorType, errorMessage, trace, crashed) => {
      const error = { errorType: textOf(errorType), errorMessage: textOf(errorMessage), trace: JSON.parse(textOf(trace)) as string[] }
      process.record().end({ kind: 'failed', error, crashed: crashed?.toBoolean() ?? false })
    }),
    resolve: (from, specifier) => text(sources.resolve(textOf(from), textOf(specifier))),
    source: (path) => text(sources.source(textOf(path))),
    hasFile: (path) => (sources.hasFile(textOf(path)) ? vm().true : vm().false),
    filesIn: (folder) => text(sources.filesIn(textOf(folder))),
    format: (path) => text(sources.format(textOf(path))),
    moduleSyntax: (path) => text(sources.moduleSyntax(textOf(path))),
    request: told((id, method, url, headers, body) => {
      const sent = body?.isString ? textOf(body) : contentOf(bytesIn(body))
      process.budget().charge(pollsOfText(typeof sent === 'string' ? sent.length : sent.base64.length))
      const request = { method: textOf(method), url: textOf(url), headers: JSON.parse(textOf(headers)) as Record<string, string>, body: sent }
      process.record().call(numberOf(id), { http: request })
    }),
    encodeText: (given) => {
      const bytes = utf8Bytes(textOf(given))
      process.budget().charge(pollsOfText(bytes.length))
      return vm().newUint8Array(bytes)
    },
    decodeText: (given) => {
      const bytes = bytesIn(given)
      process.budget().charge(pollsOfText(bytes.length))
      return text(utf8Text(bytes))
    },
    handlerFile: (module) => text(sources.handlerFile(textOf(module))),
    compile: (path, source) => {
      const written = textOf(source)
      process.budget().charge(pollsOfSource(written))
      return compiled(vm(), written, textOf(path))
    },
  }
}

/** A CommonJS module's wrapper as a function of the guest, or its syntax error: message and place in two lines. */
function compiled(vm: QuickJS, source: string, path: string): JSValueHandle {
  try {
    return vm.evalCode(source, path)
  } catch (error) {
    if (!(error instanceof JSException)) throw error
    const { message, stack } = error
    error.dispose()
    return vm.newString(`${message}\n${stack ?? ''}`)
  }
}

/** How Lambda tells of a process that ended: by its exit status, and of 0 nothing. */
function exitReason(status: number): string {
  return status === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${status}`
}

function textOf(value: JSValueHandle | undefined): string {
  return value?.isString ? value.toString() : ''
}

/** A copy of what a typed array of the guest shows. */
function bytesIn(value: JSValueHandle | undefined): Uint8Array {
  return value?.isObject ? value.toUint8Array() : new Uint8Array(0)
}

function numberOf(value: JSValueHandle | undefined): number {
  return value?.isNumber ? value.toNumber() : 0
}
