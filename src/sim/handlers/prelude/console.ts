/** The console as Lambda's Node runtime patches it: time, request id and level before each message. */
export const CONSOLE = String.raw`
/** Undefined outside an invocation, and shown so, as on AWS. */
let requestId;

const LOG_LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
let logsJson = false;
let leastLevel = 0;

/** Whether lines are JSON, and from which level on: told by the function's logging configuration, before its code runs. */
function setLogFormat(format, level) {
  logsJson = format === 'JSON';
  leastLevel = logsJson ? Math.max(0, LOG_LEVELS.indexOf(level)) : 0;
}

function isLogged(level) {
  return LOG_LEVELS.indexOf(level) >= leastLevel;
}

function writeLine(level, text) {
  if (logsJson) writeJson(level, { message: text });
  else host.log(level, new Date().toISOString() + '\t' + requestId + '\t' + level + '\t' + text);
}

function writeJson(level, members) {
  const known = requestId === undefined ? {} : { requestId };
  host.log(level, nativeStringify({ timestamp: new Date().toISOString(), level, ...known, ...members }, errorsShown));
}

/** An error as a member of a line that is JSON. */
function errorsShown(_key, value) {
  return value instanceof Error ? { errorType: value.constructor?.name ?? 'UnknownError', errorMessage: value.message, stackTrace: stackLines(value) } : value;
}

function stackLines({ stack }) {
  return typeof stack === 'string' ? stack.split('\n') : [];
}

/** One value alone stays what it is; of several the text, and the members of the first error among them. */
function jsonMembers(args) {
  if (args.length === 1) {
    try {
      nativeStringify(args[0], errorsShown);
      return { message: args[0] };
    } catch {
      return { message: format(args[0]) };
    }
  }
  const error = args.find((arg) => arg instanceof Error);
  return { message: format(...args), ...(error === undefined ? {} : errorsShown('', error)) };
}

const counts = new Map();
const stopwatches = new Map();
let groupIndent = '';

function logger(level) {
  return (...args) => {
    if (!isLogged(level)) return;
    if (logsJson) return writeJson(level, jsonMembers(args));
    const text = format(...args);
    writeLine(level, groupIndent === '' ? text : groupIndent + text.replaceAll('\n', '\n' + groupIndent));
  };
}

function elapsedText(ms) {
  return ms >= 1000 ? (ms / 1000).toFixed(3) + 's' : Number(ms.toFixed(3)) + 'ms';
}

const info = logger('INFO');
const consoleMembers = {
  log: info,
  info,
  debug: logger('DEBUG'),
  warn: logger('WARN'),
  error: logger('ERROR'),
  trace: logger('TRACE'),
  fatal: logger('FATAL'),
  dir: (value, options) => info(inspect(value, options)),
  assert(claim, ...args) {
    if (claim) return;
    if (typeof args[0] === 'string') args[0] = 'Assertion failed: ' + args[0];
    else args.unshift('Assertion failed');
    consoleMembers.warn(...args);
  },
  count(label = 'default') {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    info(label + ': ' + count);
  },
  countReset: (label = 'default') => { counts.delete(label); },
  time: (label = 'default') => { stopwatches.set(label, performance.now()); },
  timeLog(label = 'default', ...args) {
    if (stopwatches.has(label)) info(label + ': ' + elapsedText(performance.now() - stopwatches.get(label)), ...args);
  },
  timeEnd(label = 'default') {
    consoleMembers.timeLog(label);
    stopwatches.delete(label);
  },
  group(...args) {
    if (args.length > 0) info(...args);
    groupIndent += '  ';
  },
  groupEnd: () => { groupIndent = groupIndent.slice(2); },
  table: (value) => info(value),
};
defineGlobal('console', consoleMembers);
`
