/** `events`: Node's emitter, and the web's EventTarget with AbortController. */
export const EVENTS = String.raw`
function EventEmitter() {
  if (!this._events) defineProperty(this, '_events', { value: new Map(), writable: true, configurable: true, enumerable: false });
}

function listenersOf(emitter, name) {
  EventEmitter.call(emitter);
  return emitter._events.get(name) ?? [];
}

function listen(emitter, name, listener, once, first) {
  mustBeListener(listener);
  const entry = { listener, once };
  const now = listenersOf(emitter, name);
  if (name !== 'newListener' && listenersOf(emitter, 'newListener').length > 0) emitter.emit('newListener', name, listener);
  emitter._events.set(name, first ? [entry, ...now] : [...now, entry]);
  return emitter;
}

function mustBeListener(listener) {
  if (typeof listener === 'function') return;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "listener" argument must be of type function. Received ' + described(listener));
}

Object.assign(EventEmitter.prototype, {
  on(name, listener) { return listen(this, name, listener, false, false); },
  addListener(name, listener) { return listen(this, name, listener, false, false); },
  once(name, listener) { return listen(this, name, listener, true, false); },
  prependListener(name, listener) { return listen(this, name, listener, false, true); },
  prependOnceListener(name, listener) { return listen(this, name, listener, true, true); },
  off(name, listener) { return this.removeListener(name, listener); },
  removeListener(name, listener) {
    const now = listenersOf(this, name);
    const at = now.findLastIndex((entry) => entry.listener === listener);
    if (at >= 0) this._events.set(name, now.toSpliced(at, 1));
    return this;
  },
  removeAllListeners(name) {
    EventEmitter.call(this);
    if (name === undefined) this._events.clear();
    else this._events.delete(name);
    return this;
  },
  emit(name, ...args) {
    const now = listenersOf(this, name);
    if (now.length === 0) {
      if (name !== 'error') return false;
      throw args[0] instanceof Error ? args[0] : nodeError(Error, 'ERR_UNHANDLED_ERROR', 'Unhandled error. (' + inspect(args[0]) + ')');
    }
    for (const entry of now) {
      if (entry.once) this._events.set(name, listenersOf(this, name).filter((other) => other !== entry));
      entry.listener.apply(this, args);
    }
    return true;
  },
  listeners(name) { return listenersOf(this, name).map((entry) => entry.listener); },
  rawListeners(name) { return this.listeners(name); },
  listenerCount(name) { return listenersOf(this, name).length; },
  eventNames() {
    EventEmitter.call(this);
    return [...this._events.keys()].filter((name) => this.listenerCount(name) > 0);
  },
  setMaxListeners() { return this; },
  getMaxListeners: () => 10,
});

/** One event of an emitter, as a promise of its arguments. */
function onceEvent(emitter, name) {
  return new Promise((resolve, reject) => {
    const failed = (error) => { emitter.off(name, arrived); reject(error); };
    const arrived = (...args) => { emitter.off('error', failed); resolve(args); };
    emitter.once(name, arrived);
    if (name !== 'error') emitter.once('error', failed);
  });
}

class Event {
  #type; #cancelable; #prevented = false;
  constructor(type, options = {}) {
    this.#type = String(type);
    this.#cancelable = Boolean(options.cancelable);
    this.target = null;
    this.timeStamp = performance.now();
  }
  get type() { return this.#type; }
  get cancelable() { return this.#cancelable; }
  get defaultPrevented() { return this.#prevented; }
  preventDefault() { this.#prevented = this.#cancelable; }
  stopPropagation() {}
  stopImmediatePropagation() { this.stopped = true; }
}

class EventTarget {
  #listeners = new Map();
  addEventListener(type, listener, options) {
    const now = this.#listeners.get(type) ?? [];
    if (!listener || now.some((entry) => entry.listener === listener)) return;
    this.#listeners.set(type, [...now, { listener, once: Boolean(options?.once) }]);
  }
  removeEventListener(type, listener) {
    this.#listeners.set(type, (this.#listeners.get(type) ?? []).filter((entry) => entry.listener !== listener));
  }
  dispatchEvent(event) {
    event.target = this;
    if (typeof this['on' + event.type] === 'function') runCallback((told) => this['on' + event.type](told), [event]);
    for (const { listener, once } of this.#listeners.get(event.type) ?? []) {
      if (once) this.removeEventListener(event.type, listener);
      runCallback((told) => (typeof listener === 'function' ? listener.call(this, told) : listener.handleEvent(told)), [event]);
      if (event.stopped) break;
    }
    return !event.defaultPrevented;
  }
}

class AbortSignal extends EventTarget {
  #reason;
  aborted = false;
  onabort = null;
  get reason() { return this.#reason; }
  throwIfAborted() { if (this.aborted) throw this.#reason; }
  static abort(reason) {
    const controller = new AbortController();
    controller.abort(reason);
    return controller.signal;
  }
  static timeout(ms) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError')), ms).unref();
    return controller.signal;
  }
  static any(signals) {
    const controller = new AbortController();
    for (const signal of signals) {
      if (signal.aborted) controller.abort(signal.reason);
      else signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
    }
    return controller.signal;
  }
  static tell(signal, reason) {
    if (signal.aborted) return;
    signal.#reason = reason === undefined ? new DOMException('This operation was aborted', 'AbortError') : reason;
    signal.aborted = true;
    signal.dispatchEvent(new Event('abort'));
  }
}
const tellAborted = AbortSignal.tell;
delete AbortSignal.tell;

class AbortController {
  signal = new AbortSignal();
  abort(reason) { tellAborted(this.signal, reason); }
}

for (const kind of [Event, EventTarget, AbortSignal, AbortController]) defineGlobal(kind.name, kind);
`
