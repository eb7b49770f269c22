/** The console as Lambda's Node runtime patches it: time, request id and level before each message. */
export const CONSOLE = String.raw`
/** Undefined outside an invocation, and shown so, as on AWS. */
let requestId;

function writeLine(level, text) {
  host.log(level, new Date().toISOString() + '\t' + requestId + '\t' + level + '\t' + text);
}

const counts = new Map();
const stopwatches = new Map();
let groupIndent = '';

function logger(level) {
  return (...args) => {
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
