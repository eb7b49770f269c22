import { BLOB } from './blob'
import { BUFFER } from './buffer'
import { CLONE } from './clone'
import { CONSOLE } from './console'
import { ENCODING } from './encoding'
import { ERRORS } from './errors'
import { EVENTS } from './events'
import { FILES } from './files'
import { HASHES } from './hashes'
import { INSPECT } from './inspect'
import { LOCALE } from './locale'
import { MODULES } from './modules'
import { NATIVE_WORK } from './nativeWork'
import { PACKAGES } from './packages'
import { PATH } from './path'
import { PROCESS } from './process'
import { RANDOM } from './random'
import { REQUESTS } from './requests'
import { RUNTIME } from './runtime'
import { START } from './start'
import { STREAMS } from './streams'
import { TIMERS } from './timers'
import { URLS } from './url'
import { UTIL } from './nodeUtil'
import { WORDING } from './wording'

/** By this name the prelude's own frames are known, and left out of stacks. */
export const PRELUDE_FILE = 'node:internal/prelude'

/** What the sandbox calls in the prelude. */
export const ENTRIES = ['init', 'restore', 'invoke', 'fireTimer', 'takeResponse', 'runTicks', 'runImmediate', 'isWaiting', 'loopIsEmpty', 'unhandledRejection', 'addPackage'] as const
export type Entry = (typeof ENTRIES)[number]

/** What the prelude calls in the sandbox, as members of `host`. */
export const HOST_FUNCTIONS = [
  'log', 'setTimer', 'clearTimer', 'charge', 'memory', 'exit', 'outOfMemory', 'initialized', 'answer', 'fail',
  'resolve', 'source', 'hasFile', 'filesIn', 'format', 'moduleSyntax', 'compile', 'handlerFile',
  'request', 'encodeText', 'decodeText',
] as const
export type HostFunction = (typeof HOST_FUNCTIONS)[number]

/** In this order: a part uses at once only what stands before it. */
const PARTS = [
  START, ERRORS, WORDING, INSPECT, RANDOM, TIMERS, CONSOLE, EVENTS, MODULES, PROCESS, ENCODING, BUFFER, PATH, URLS, CLONE, UTIL, FILES, HASHES, LOCALE, STREAMS, BLOB, REQUESTS, PACKAGES, RUNTIME, NATIVE_WORK,
]

/**
 * The script that makes a bare engine a Node.js process in Lambda's runtime: a function of `host`
 * that returns the entries and, as `builtinNames`, what Node's modules export. No learner's code can reach `host`.
 */
export const PRELUDE = `(function (host) {
${PARTS.join('\n')}
/** Whether a timer or the answer to a call is still to come. */
function isWaiting() { return awaited > 0; }
const builtinNames = nativeStringify(Object.fromEntries([...builtins].map(([name, { exports }]) => [name, Object.keys(exports)])));
return { builtinNames, ${ENTRIES.join(', ')} };
})`
