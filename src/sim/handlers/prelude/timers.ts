/** The event loop's queues: ticks, immediates, and timers, which the world keeps in virtual time. */
export const TIMERS = String.raw`
const ticks = [];
const immediates = [];
const timers = new Map();
let lastTimer = 0;
/** How many timers and calls keep the event loop alive. */
let awaited = 0;

/** Runs what a queue held; what it throws ends the process, as in Node. */
function runCallback(callback, args) {
  try {
    callback(...args);
  } catch (error) {
    uncaught(error);
  }
}

function mustBeFunction(callback) {
  if (typeof callback === 'function') return;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE',
    'The "callback" argument must be of type function. Received ' + described(callback));
}

/** Node's rule: what is no number from 1 to 2^31 - 1 is 1. */
function delayOf(ms) {
  const delay = Number(ms);
  return delay >= 1 && delay <= 2147483647 ? Math.trunc(delay) : 1;
}

class Timeout {
  #id; #callback; #args; #delay; #repeats; #held = true;
  constructor(callback, delay, args, repeats) {
    mustBeFunction(callback);
    this.#id = ++lastTimer;
    this.#callback = callback;
    this.#args = args;
    this.#delay = delayOf(delay);
    this.#repeats = repeats;
    this.#start();
  }
  #start() {
    if (!timers.has(this.#id) && this.#held) awaited++;
    timers.set(this.#id, this);
    host.setTimer(this.#id, this.#delay);
  }
  fire() {
    this.#end();
    runCallback(this.#callback, this.#args);
    if (this.#repeats && !this.#cancelled) this.#start();
  }
  #cancelled = false;
  #end() {
    if (timers.delete(this.#id) && this.#held) awaited--;
  }
  close() {
    this.#cancelled = true;
    if (timers.has(this.#id)) host.clearTimer(this.#id);
    this.#end();
    return this;
  }
  ref() { return this.#hold(true); }
  unref() { return this.#hold(false); }
  #hold(held) {
    if (timers.has(this.#id) && held !== this.#held) awaited += held ? 1 : -1;
    this.#held = held;
    return this;
  }
  hasRef() { return this.#held; }
  refresh() {
    if (timers.has(this.#id)) host.clearTimer(this.#id);
    this.#start();
    return this;
  }
  [Symbol.toPrimitive]() { return this.#id; }
}

class Immediate {
  constructor(callback, args) {
    mustBeFunction(callback);
    this.run = () => runCallback(callback, args);
    immediates.push(this);
  }
  ref() { return this; }
  unref() { return this; }
  hasRef() { return true; }
}

function clearTimer(timer) {
  if (timer instanceof Timeout) timer.close();
  else timers.get(Number(timer))?.close();
}

defineGlobal('setTimeout', function setTimeout(callback, delay, ...args) { return new Timeout(callback, delay, args, false); });
defineGlobal('setInterval', function setInterval(callback, delay, ...args) { return new Timeout(callback, delay, args, true); });
defineGlobal('setImmediate', function setImmediate(callback, ...args) { return new Immediate(callback, args); });
defineGlobal('clearTimeout', function clearTimeout(timer) { clearTimer(timer); });
defineGlobal('clearInterval', function clearInterval(timer) { clearTimer(timer); });
defineGlobal('clearImmediate', function clearImmediate(immediate) {
  const at = immediates.indexOf(immediate);
  if (at >= 0) immediates.splice(at, 1);
});
const engineMicrotask = globalThis.queueMicrotask;
defineGlobal('queueMicrotask', function queueMicrotask(callback) {
  mustBeFunction(callback);
  engineMicrotask(() => runCallback(callback, []));
});

function nextTick(callback, ...args) {
  mustBeFunction(callback);
  ticks.push(() => runCallback(callback, args));
}

/** Runs all ticks. */
function runTicks() {
  while (ticks.length > 0) ticks.shift()();
}

/** Runs the next immediate; false where there is none. */
function runImmediate() {
  const next = immediates.shift();
  if (!next) return false;
  next.run();
  return true;
}

function fireTimer(id) {
  timers.get(id)?.fire();
}

/** A value as Node's argument errors name it. */
function described(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return 'function ' + value.name;
  if (typeof value === 'object') return value.constructor?.name ? 'an instance of ' + value.constructor.name : inspect(value, { depth: -1 });
  return 'type ' + typeof value + ' (' + inspect(value) + ')';
}
`
