/** Web streams, as far as an answer's body needs them: ReadableStream, without tee and pipes. */
export const STREAMS = String.raw`
class ReadableStreamDefaultReader {
  #stream; #read; #release;
  constructor(stream, read, release) {
    this.#stream = stream;
    this.#read = read;
    this.#release = release;
  }
  async read() {
    if (!this.#read) throw nodeError(TypeError, 'ERR_INVALID_STATE', 'Invalid state: The reader is not attached to a stream');
    return this.#read();
  }
  releaseLock() {
    this.#release?.();
    this.#read = this.#release = undefined;
  }
  async cancel(reason) {
    const stream = this.#stream;
    this.releaseLock();
    return stream.cancel(reason);
  }
}

class ReadableStream {
  #source; #chunks = []; #waiting = []; #closed = false; #failure; #locked = false; #pulls = false;
  #controller;
  constructor(source = {}) {
    this.#source = source;
    this.#controller = {
      desiredSize: 1,
      enqueue: (chunk) => {
        const next = this.#waiting.shift();
        if (next) next.resolve({ value: chunk, done: false });
        else this.#chunks.push(chunk);
      },
      close: () => {
        this.#closed = true;
        for (const { resolve } of this.#waiting.splice(0)) resolve({ value: undefined, done: true });
      },
      error: (reason) => {
        this.#failure = { reason };
        for (const { reject } of this.#waiting.splice(0)) reject(reason);
      },
    };
    source.start?.(this.#controller);
  }
  get locked() { return this.#locked; }
  getReader() {
    this.#lock();
    return new ReadableStreamDefaultReader(this, () => this.#read(), () => { this.#locked = false; });
  }
  async cancel(reason) {
    this.#chunks = [];
    this.#controller.close();
    await this.#source.cancel?.(reason);
  }
  async *[Symbol.asyncIterator]() {
    this.#lock();
    for (;;) {
      const { value, done } = await this.#read();
      if (done) return;
      yield value;
    }
  }
  values() { return this[Symbol.asyncIterator](); }
  tee() { throw notSimulated('ReadableStream.tee'); }
  pipeTo() { throw notSimulated('ReadableStream.pipeTo'); }
  pipeThrough() { throw notSimulated('ReadableStream.pipeThrough'); }
  #lock() {
    if (this.#locked) throw nodeError(TypeError, 'ERR_INVALID_STATE', 'Invalid state: ReadableStream is locked');
    this.#locked = true;
  }
  #read() {
    if (this.#chunks.length > 0) return { value: this.#chunks.shift(), done: false };
    if (this.#failure) throw this.#failure.reason;
    if (this.#closed) return { value: undefined, done: true };
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#pull();
    });
  }
  async #pull() {
    if (this.#pulls || !this.#source.pull) return;
    this.#pulls = true;
    try {
      while (this.#waiting.length > 0 && !this.#closed && !this.#failure) await this.#source.pull(this.#controller);
    } catch (error) {
      this.#controller.error(error);
    } finally {
      this.#pulls = false;
    }
  }
}
defineGlobal('ReadableStream', ReadableStream);

/** How much of a body comes at a time, as from a socket of Node's. */
const CHUNK_BYTES = 65536;

/**
 * The body of an HTTP answer. On Lambda it is a stream of Node's own, so that it also tells its chunks to listeners.
 */
class ResponseBody extends ReadableStream {
  #bytes;
  constructor(bytes, check) {
    let at = 0;
    super({
      async pull(controller) {
        if (at === 0) await check?.(bytes);
        if (at < bytes.length) controller.enqueue(Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(CHUNK_BYTES, bytes.length - at)));
        at += CHUNK_BYTES;
        if (at >= bytes.length) controller.close();
      },
    });
    this.#bytes = bytes;
  }
  /** The same, with something that is done with all of its bytes before the first is read. */
  checked(check) { return new ResponseBody(this.#bytes, check); }
  on(event, listener) {
    this.#emitter().on(event, listener);
    if (event === 'data') this.#flow();
    return this;
  }
  once(event, listener) {
    this.#emitter().once(event, listener);
    if (event === 'data') this.#flow();
    return this;
  }
  pipe() { throw notSimulated('pipe of a body'); }
  #events;
  #emitter() { return this.#events ??= new EventEmitter(); }
  #flows = false;
  async #flow() {
    if (this.#flows) return;
    this.#flows = true;
    try {
      for await (const chunk of this) this.#events.emit('data', chunk);
      this.#events.emit('end');
      this.#events.emit('close');
    } catch (error) {
      this.#events.emit('error', error);
    }
  }
}
`
