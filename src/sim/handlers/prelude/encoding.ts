/** Text as bytes and back: TextEncoder, TextDecoder. */
export const ENCODING = String.raw`
/** UTF-8 as the Encoding Standard has it: what is no text becomes U+FFFD. */
function utf8Bytes(text) {
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) { bytes.push(code); continue; }
    if (code >= 0xd800 && code < 0xe000) {
      const next = text.charCodeAt(i + 1);
      if (code < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i++;
      } else code = 0xfffd;
    }
    if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

/** The text of UTF-8 bytes; undefined where there is none and that is fatal. */
function utf8Text(bytes, fatal) {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const first = bytes[i++];
    if (first < 0x80) { text += String.fromCharCode(first); continue; }
    const size = first >= 0xc2 && first < 0xe0 ? 1 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xf0 && first < 0xf5 ? 3 : 0;
    let code = size === 1 ? first & 31 : size === 2 ? first & 15 : first & 7;
    let least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    let most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    let read = 0;
    while (read < size && bytes[i] >= least && bytes[i] <= most) {
      code = (code << 6) | (bytes[i++] & 63);
      least = 0x80;
      most = 0xbf;
      read++;
    }
    if (size === 0 || read < size) {
      if (fatal) return undefined;
      text += '\ufffd';
    } else text += String.fromCodePoint(code);
  }
  return text;
}

function bytesOf(source) {
  if (source === undefined) return new Uint8Array(0);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE',
    'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.');
}

class TextEncoder {
  get encoding() { return 'utf-8'; }
  encode(text = '') { return host.encodeText(String(text)); }
  encodeInto(text, into) {
    let read = 0;
    let written = 0;
    for (const unit of String(text)) {
      const bytes = utf8Bytes(unit);
      if (written + bytes.length > into.length) break;
      into.set(bytes, written);
      written += bytes.length;
      read += unit.length;
    }
    return { read, written };
  }
}

const LABELS = { 'utf8': 'utf-8', 'utf-8': 'utf-8', 'latin1': 'windows-1252', 'ascii': 'windows-1252', 'utf-16le': 'utf-16le', 'utf-16': 'utf-16le' };
class TextDecoder {
  #encoding; #fatal; #keepsMark;
  constructor(label = 'utf-8', options = {}) {
    this.#encoding = LABELS[String(label).toLowerCase()];
    if (!this.#encoding) throw nodeError(RangeError, 'ERR_ENCODING_NOT_SUPPORTED', 'The "' + label + '" encoding is not supported');
    this.#fatal = Boolean(options.fatal);
    this.#keepsMark = Boolean(options.ignoreBOM);
  }
  get encoding() { return this.#encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#keepsMark; }
  decode(source) {
    const bytes = bytesOf(source);
    let text;
    if (this.#encoding === 'utf-8') text = this.#fatal ? utf8Text(bytes, true) : host.decodeText(bytes);
    else if (this.#encoding === 'utf-16le') {
      text = '';
      for (let i = 0; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i] | (bytes[i + 1] << 8));
    } else text = String.fromCharCode(...bytes);
    if (text === undefined) throw nodeError(TypeError, 'ERR_ENCODING_INVALID_ENCODED_DATA', 'The encoded data was not valid for encoding utf-8');
    return !this.#keepsMark && text.startsWith('\ufeff') ? text.slice(1) : text;
  }
}
defineGlobal('TextEncoder', TextEncoder);
defineGlobal('TextDecoder', TextDecoder);
`
