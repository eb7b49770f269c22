/** Errors as Node shows them: the stack with its first line, and errors with a code. */
export const ERRORS = String.raw`
const engineStack = getOwnPropertyDescriptor(Error.prototype, 'stack').get;
const engineCapture = Error.captureStackTrace;
/** What stands before a CommonJS module's first line: frames there are this many columns too far right. */
const WRAPPER = '(function (exports, require, module, __filename, __dirname) { ';

function headOf(error) {
  const name = error.name === undefined ? 'Error' : String(error.name);
  const message = error.message === undefined ? '' : String(error.message);
  if (message === '') return name;
  return name === '' ? message : name + ': ' + message;
}

/** A frame of the engine as V8 writes it; undefined for the runtime's own. */
function frameOf(line) {
  if (line.includes('node:internal')) return undefined;
  return line
    .replace(/at <anonymous> \((.+)\)$/, 'at $1')
    .replace('(native)', '(<anonymous>)')
    .replace(/([( ]\/var\/task\/[^:]+\.(?:js|cjs):1:)(\d+)/, (_, before, column) => before + Math.max(1, column - WRAPPER.length));
}

function framesOf(raw) {
  return raw.split('\n').filter((line) => line !== '').map(frameOf).filter((line) => line !== undefined);
}

function stackOf(error) {
  const raw = engineStack.call(error);
  // Where there was no stack left the engine has none.
  if (raw === null) return headOf(error);
  return typeof raw === 'string' ? [headOf(error), ...framesOf(raw)].join('\n') : raw;
}

function setStack(error, stack) {
  defineProperty(error, 'stack', { value: stack, writable: true, configurable: true, enumerable: false });
}

defineProperty(Error.prototype, 'stack', {
  configurable: true,
  enumerable: false,
  get() { return stackOf(this); },
  set(stack) { setStack(this, stack); },
});

Error.captureStackTrace = function captureStackTrace(target, above) {
  engineCapture(target, above);
  const raw = getOwnPropertyDescriptor(target, 'stack');
  const own = raw && typeof raw.value === 'string' ? raw.value : '';
  setStack(target, [headOf(target), ...framesOf(own)].join('\n'));
};

/** An error of Node's own: its code is in its stack's first line, but not in its name. */
function nodeError(Kind, code, message) {
  const error = new Kind(message);
  error.code = code;
  setStack(error, [error.name + ' [' + code + ']: ' + message, ...stackOf(error).split('\n').slice(message.split('\n').length)].join('\n'));
  return error;
}

/** An error of Lambda's runtime: its name is not that of a class a learner can reach. */
function runtimeError(name, message, stack) {
  const error = new Error(message);
  defineProperty(error, 'name', { value: name, writable: true, configurable: true, enumerable: false });
  if (stack !== undefined) setStack(error, stack);
  return error;
}

/** What a learner is told who uses what Node has and this sandbox has not. */
function notSimulated(what) {
  const error = new Error('Coldstart does not simulate ' + what + ' in handlers yet.');
  defineProperty(error, 'name', { value: 'NotSimulated', writable: true, configurable: true, enumerable: false });
  error.code = 'ERR_NOT_SIMULATED';
  return error;
}
`
