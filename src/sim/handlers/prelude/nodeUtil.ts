/** `util` in its common parts, `assert`, and small modules of Node's that handlers ask for. */
export const UTIL = String.raw`
const promisified = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  if (typeof original !== 'function') {
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "original" argument must be of type function. Received ' + described(original));
  }
  if (original[promisified]) return original[promisified];
  return function (...args) {
    return new Promise((resolve, reject) => original.call(this, ...args, (error, value) => (error ? reject(error) : resolve(value))));
  };
}
promisify.custom = promisified;

function sleep(ms, value, options) {
  return new Promise((resolve, reject) => {
    const signal = options?.signal;
    if (signal?.aborted) return reject(abortError(signal));
    const timer = setTimeout(() => resolve(value), ms);
    if (options?.ref === false) timer.unref();
    signal?.addEventListener('abort', () => { clearTimeout(timer); reject(abortError(signal)); }, { once: true });
  });
}
function abortError(signal) {
  const error = nodeError(Error, 'ABORT_ERR', 'The operation was aborted');
  error.name = 'AbortError';
  error.cause = signal.reason;
  return error;
}
setTimeout[promisified] = sleep;
setImmediate[promisified] = (value) => new Promise((resolve) => setImmediate(() => resolve(value)));

const isA = (kind) => (value) => value instanceof kind;
const types = {
  isNativeError: isA(Error), isPromise: isA(Promise), isDate: isA(Date), isRegExp: isA(RegExp), isMap: isA(Map), isSet: isA(Set),
  isWeakMap: isA(WeakMap), isWeakSet: isA(WeakSet), isArrayBuffer: isA(ArrayBuffer), isAnyArrayBuffer: isA(ArrayBuffer),
  isDataView: isA(DataView), isUint8Array: isA(Uint8Array), isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isArrayBufferView: ArrayBuffer.isView,
  isAsyncFunction: (value) => typeof value === 'function' && value.constructor.name === 'AsyncFunction',
  isGeneratorFunction: (value) => typeof value === 'function' && /GeneratorFunction$/.test(value.constructor.name),
  isBoxedPrimitive: (value) => value instanceof Number || value instanceof String || value instanceof Boolean,
};

const util = {
  inspect,
  format,
  formatWithOptions: (_options, ...args) => format(...args),
  promisify,
  callbackify: (original) => function (...args) {
    const callback = args.pop();
    original.apply(this, args).then((value) => nextTick(callback, null, value), (error) => nextTick(callback, error));
  },
  inherits(kind, parent) {
    defineProperty(kind, 'super_', { value: parent, writable: true, configurable: true });
    Object.setPrototypeOf(kind.prototype, parent.prototype);
  },
  deprecate: (original) => original,
  debuglog: () => Object.assign(() => {}, { enabled: false }),
  isDeepStrictEqual: (one, other) => deepEqual(one, other, true),
  isArray: Array.isArray,
  stripVTControlCharacters: (text) => text.replace(/\x1b\[[0-9;]*m/g, ''),
  toUSVString: (text) => String(text).toWellFormed(),
  types,
  TextEncoder,
  TextDecoder,
};
addBuiltin('util', util);
addBuiltin('util/types', types);

class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message ?? inspect(actual) + ' ' + operator + ' ' + inspect(expected));
    this.generatedMessage = message === undefined;
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
  }
  get name() { return 'AssertionError'; }
}
function claim(holds, message, actual, expected, operator) {
  if (holds) return;
  if (message instanceof Error) throw message;
  throw new AssertionError({ message, actual, expected, operator });
}
function fits(error, expected) {
  if (expected === undefined) return true;
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') return expected.prototype !== undefined && error instanceof expected ? true : Error.isPrototypeOf(expected) ? false : expected(error) === true;
  return Object.keys(expected).every((key) => expected[key] instanceof RegExp ? expected[key].test(error[key]) : deepEqual(error[key], expected[key], true));
}
function assert(value, message) { claim(value, message ?? (arguments.length === 0 ? 'No value argument passed to assert.ok()' : 'The expression evaluated to a falsy value'), value, true, '=='); }
Object.assign(assert, {
  ok: (value, message) => claim(value, message ?? 'The expression evaluated to a falsy value', value, true, '=='),
  equal: (one, other, message) => claim(one == other || (one !== one && other !== other), message, one, other, '=='),
  notEqual: (one, other, message) => claim(one != other, message, one, other, '!='),
  strictEqual: (one, other, message) => claim(Object.is(one, other), message ?? 'Expected values to be strictly equal:\n\n' + inspect(one) + ' !== ' + inspect(other) + '\n', one, other, 'strictEqual'),
  notStrictEqual: (one, other, message) => claim(!Object.is(one, other), message, one, other, 'notStrictEqual'),
  deepEqual: (one, other, message) => claim(deepEqual(one, other, false), message, one, other, 'deepEqual'),
  deepStrictEqual: (one, other, message) => claim(deepEqual(one, other, true), message ?? 'Expected values to be strictly deep-equal:\n' + inspect(one) + '\n\nshould loosely deep-equal\n\n' + inspect(other), one, other, 'deepStrictEqual'),
  notDeepStrictEqual: (one, other, message) => claim(!deepEqual(one, other, true), message, one, other, 'notDeepStrictEqual'),
  match: (text, pattern, message) => claim(pattern.test(text), message, text, pattern, 'match'),
  doesNotMatch: (text, pattern, message) => claim(!pattern.test(text), message, text, pattern, 'doesNotMatch'),
  fail(message = 'Failed') { claim(false, message, undefined, undefined, 'fail'); },
  ifError(value) { if (value !== null && value !== undefined) throw value instanceof Error ? value : new AssertionError({ message: 'ifError got unwanted exception: ' + inspect(value), actual: value, expected: null, operator: 'ifError' }); },
  throws(run, expected, message) {
    try { run(); } catch (error) { if (!fits(error, expected)) throw error; return; }
    claim(false, message ?? 'Missing expected exception.', undefined, expected, 'throws');
  },
  doesNotThrow: (run) => { run(); },
  async rejects(run, expected, message) {
    try { await (typeof run === 'function' ? run() : run); } catch (error) { if (!fits(error, expected)) throw error; return; }
    claim(false, message ?? 'Missing expected rejection.', undefined, expected, 'rejects');
  },
  AssertionError,
});
assert.strict = assert;
addBuiltin('assert', assert);
addBuiltin('assert/strict', assert);

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.once = onceEvent;
EventEmitter.defaultMaxListeners = 10;
addBuiltin('events', EventEmitter);
addBuiltin('process', process);
addBuiltin('console', consoleMembers);
addBuiltin('timers', { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate });
addBuiltin('timers/promises', {
  setTimeout: sleep,
  setImmediate: setImmediate[promisified],
  async *setInterval(ms, value) { for (;;) yield await sleep(ms, value); },
  scheduler: { wait: sleep, yield: () => setImmediate[promisified]() },
});
addBuiltin('perf_hooks', { performance: performance_ });
addBuiltin('constants', {});
addBuiltin('os', {
  EOL: '\n',
  arch: () => 'x64', platform: () => 'linux', type: () => 'Linux', release: () => '5.10.0', hostname: () => '169.254.0.1',
  homedir: () => '/home/sbx_user1051', tmpdir: () => '/tmp', endianness: () => 'LE', uptime: () => process.uptime(),
  totalmem: () => Number(environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? 128) * 1048576, freemem: () => 0, loadavg: () => [0, 0, 0],
  cpus: () => [{ model: 'virtual', speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }], availableParallelism: () => 1,
});
addBuiltin('querystring', {
  parse(text) {
    const parsed = Object.create(null);
    for (const [name, value] of new URLSearchParams(text)) {
      parsed[name] = name in parsed ? [parsed[name], value].flat() : value;
    }
    return parsed;
  },
  stringify: (values = {}) => Object.entries(values).flatMap(([name, value]) => [value].flat().map((item) =>
    encodeURIComponent(name) + '=' + encodeURIComponent(item ?? ''))).join('&'),
  escape: encodeURIComponent,
  unescape: decodeURIComponent,
});
addBuiltin('string_decoder', {
  StringDecoder: class StringDecoder {
    constructor(encoding) { this.encoding = encodingOf(encoding); this.rest = []; }
    write(bytes) {
      const all = [...this.rest, ...(typeof bytes === 'string' ? encoded(bytes, this.encoding) : bytes)];
      let whole = all.length;
      if (this.encoding === 'utf8') {
        // A character that is not complete yet waits for its other bytes.
        for (let back = 1; back <= 3 && back <= all.length; back++) {
          const byte = all[all.length - back];
          if ((byte & 0xc0) === 0x80) continue;
          if (byte >= 0xc2 && (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back) whole -= back;
          break;
        }
      } else if (this.encoding === 'utf16le') whole -= whole % 2;
      this.rest = all.slice(whole);
      return decoded(all.slice(0, whole), this.encoding);
    }
    end(bytes) {
      const text = (bytes ? this.write(bytes) : '') + decoded(this.rest, this.encoding);
      this.rest = [];
      return text;
    }
  },
});
`
