/** Buffer: bytes in Node's manner. */
export const BUFFER = String.raw`
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64Text(bytes, alphabet, pad) {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const rest = bytes.length - i;
    const bits = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += alphabet[bits >> 18] + alphabet[(bits >> 12) & 63];
    text += (rest > 1 ? alphabet[(bits >> 6) & 63] : pad) + (rest > 2 ? alphabet[bits & 63] : pad);
  }
  return text;
}
const BASE64_URL = BASE64.slice(0, 62) + '-_';

/** Node reads both alphabets at once, ends at '=', and passes over everything else. */
function base64Bytes(text) {
  const bytes = [];
  let bits = 0;
  let count = 0;
  for (const unit of text) {
    if (unit === '=') break;
    const value = unit === '-' ? 62 : unit === '_' ? 63 : BASE64.indexOf(unit);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 255);
    }
  }
  return bytes;
}

function hexBytes(text) {
  const bytes = [];
  for (let i = 0; i + 1 < text.length; i += 2) {
    const pair = text.slice(i, i + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) break;
    bytes.push(parseInt(pair, 16));
  }
  return bytes;
}

const ENCODINGS = { utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', base64: 'base64', base64url: 'base64url', ascii: 'ascii', latin1: 'latin1',
  binary: 'latin1', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le' };
function encodingOf(name) {
  const encoding = ENCODINGS[String(name ?? 'utf8').toLowerCase()];
  if (!encoding) throw nodeError(TypeError, 'ERR_UNKNOWN_ENCODING', 'Unknown encoding: ' + name);
  return encoding;
}

function encoded(text, name) {
  switch (encodingOf(name)) {
    case 'hex': return hexBytes(text);
    case 'base64': case 'base64url': return base64Bytes(text);
    case 'ascii': case 'latin1': return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 255);
    case 'utf16le': return Array.from({ length: text.length * 2 }, (_, i) => (text.charCodeAt(i >> 1) >> (i & 1 ? 8 : 0)) & 255);
  }
  return utf8Bytes(text);
}

function decoded(bytes, name) {
  switch (encodingOf(name)) {
    case 'hex': return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    case 'base64': return base64Text(bytes, BASE64, '=');
    case 'base64url': return base64Text(bytes, BASE64_URL, '');
    case 'ascii': return Array.from(bytes, (byte) => String.fromCharCode(byte & 127)).join('');
    case 'latin1': return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    case 'utf16le': return Array.from({ length: bytes.length >> 1 }, (_, i) => String.fromCharCode(bytes[2 * i] | (bytes[2 * i + 1] << 8))).join('');
  }
  return utf8Text(bytes, false);
}

class Buffer extends Uint8Array {
  static poolSize = 8192;
  static from(value, second, third) {
    if (typeof value === 'string') return asBuffer(Uint8Array.from(encoded(value, second)));
    if (value instanceof ArrayBuffer) return new Buffer(value, second, third);
    if (ArrayBuffer.isView(value) || Array.isArray(value)) return asBuffer(Uint8Array.from(value));
    if (value && value.type === 'Buffer' && Array.isArray(value.data)) return asBuffer(Uint8Array.from(value.data));
    if (value && typeof value.valueOf === 'function' && value.valueOf() !== value) return Buffer.from(value.valueOf(), second, third);
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The first argument must be of type string or an instance of Buffer, ArrayBuffer, '
      + 'or Array or an Array-like Object. Received ' + described(value));
  }
  static alloc(size, fill, encoding) {
    const buffer = new Buffer(size);
    return fill === undefined || fill === 0 ? buffer : buffer.fill(fill, encoding);
  }
  static allocUnsafe(size) { return new Buffer(size); }
  static allocUnsafeSlow(size) { return new Buffer(size); }
  static isBuffer(value) { return value instanceof Buffer; }
  static isEncoding(name) { return typeof name === 'string' && ENCODINGS[name.toLowerCase()] !== undefined; }
  static byteLength(value, encoding) { return typeof value === 'string' ? encoded(value, encoding).length : value.byteLength; }
  static concat(list, total = list.reduce((sum, bytes) => sum + bytes.length, 0)) {
    const whole = Buffer.alloc(total);
    let at = 0;
    for (const bytes of list) {
      whole.set(bytes.subarray(0, Math.max(0, total - at)), at);
      at += bytes.length;
      if (at >= total) break;
    }
    return whole;
  }
  static compare(one, other) {
    for (let i = 0; i < one.length && i < other.length; i++) if (one[i] !== other[i]) return one[i] < other[i] ? -1 : 1;
    return Math.sign(one.length - other.length);
  }
  toString(encoding, start = 0, end = this.length) { return decoded(super.subarray(start, end), encoding); }
  toJSON() { return { type: 'Buffer', data: Array.from(this) }; }
  equals(other) { return Buffer.compare(this, other) === 0; }
  compare(other) { return Buffer.compare(this, other); }
  subarray(start, end) { return asBuffer(super.subarray(start, end)); }
  slice(start, end) { return this.subarray(start, end); }
  write(text, offset = 0, length, encoding) {
    if (typeof offset === 'string') [offset, length, encoding] = [0, undefined, offset];
    else if (typeof length === 'string') [length, encoding] = [undefined, length];
    const bytes = encoded(String(text), encoding).slice(0, Math.min(length ?? Infinity, this.length - offset));
    this.set(bytes, offset);
    return bytes.length;
  }
  copy(target, at = 0, start = 0, end = this.length) {
    const bytes = super.subarray(start, Math.min(end, start + target.length - at));
    target.set(bytes, at);
    return bytes.length;
  }
  fill(value, start = 0, end = this.length, encoding) {
    if (typeof start === 'string') [start, encoding] = [0, start];
    if (typeof value !== 'string') return super.fill(value, start, end);
    const bytes = encoded(value, encoding);
    for (let i = start; i < end; i++) this[i] = bytes.length === 0 ? 0 : bytes[(i - start) % bytes.length];
    return this;
  }
  indexOf(value, from = 0, encoding) {
    if (typeof value === 'number') return super.indexOf(value & 255, from);
    const bytes = typeof value === 'string' ? encoded(value, encoding) : value;
    for (let i = Math.max(0, from < 0 ? this.length + from : from); i + bytes.length <= this.length; i++) {
      if (bytes.every((byte, at) => this[i + at] === byte)) return i;
    }
    return -1;
  }
  includes(value, from, encoding) { return this.indexOf(value, from, encoding) >= 0; }
  [inspectCustom]() {
    const shown = Array.from(super.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0'));
    const more = this.length - 50;
    return '<Buffer' + shown.map((byte) => ' ' + byte).join('') + (more > 0 ? ' ... ' + more + ' more byte' + (more > 1 ? 's' : '') : '') + '>';
  }
}

/** The same bytes as a Buffer. */
function asBuffer(bytes) {
  return new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The numbers that a DataView reads and writes: readUInt32BE and its like. */
for (const [name, view, size] of [['UInt8', 'Uint8', 1], ['Int8', 'Int8', 1], ['UInt16', 'Uint16', 2], ['Int16', 'Int16', 2], ['UInt32', 'Uint32', 4],
  ['Int32', 'Int32', 4], ['Float', 'Float32', 4], ['Double', 'Float64', 8], ['BigInt64', 'BigInt64', 8], ['BigUInt64', 'BigUint64', 8]]) {
  for (const order of size === 1 ? [''] : ['LE', 'BE']) {
    const dataView = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    const check = (buffer, at) => {
      if (at >= 0 && at + size <= buffer.length) return;
      if (buffer.length < size) throw nodeError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
      throw nodeError(RangeError, 'ERR_OUT_OF_RANGE',
        'The value of "offset" is out of range. It must be >= 0 and <= ' + (buffer.length - size) + '. Received ' + at);
    };
    const read = function (at = 0) { check(this, at); return dataView(this)['get' + view](at, order === 'LE'); };
    const write = function (value, at = 0) { check(this, at); dataView(this)['set' + view](at, value, order === 'LE'); return at + size; };
    for (const alias of new Set([name, name.replace('UInt', 'Uint')])) {
      defineProperty(Buffer.prototype, 'read' + alias + order, { value: read, writable: true, configurable: true });
      defineProperty(Buffer.prototype, 'write' + alias + order, { value: write, writable: true, configurable: true });
    }
  }
}

defineGlobal('Buffer', Buffer);
addBuiltin('buffer', { Buffer, constants: { MAX_LENGTH: 9007199254740991, MAX_STRING_LENGTH: 536870888 }, kMaxLength: 9007199254740991, atob, btoa });
`
