/** `crypto` of Node's: chance, and the digests that handlers take most: SHA-256, SHA-1, MD5, and HMAC over them. */
export const HASHES = String.raw`
/** The first 32 bits of the fractions of the roots of the first primes, of which SHA-256 is made. */
const SHA256_START = [];
const SHA256_ROUND = [];
for (let candidate = 2; SHA256_ROUND.length < 64; candidate++) {
  let prime = true;
  for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) prime = false;
  if (!prime) continue;
  if (SHA256_START.length < 8) SHA256_START.push((Math.sqrt(candidate) % 1) * 4294967296 | 0);
  SHA256_ROUND.push((Math.cbrt(candidate) % 1) * 4294967296 | 0);
}
const MD5_ROUND = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 4294967296) | 0);
const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];

const left = (word, by) => (word << by) | (word >>> (32 - by));
const right = (word, by) => (word >>> by) | (word << (32 - by));

/** Message blocks of 64 bytes, padded with the message's length in bits. */
function blocksOf(bytes, littleEnd) {
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - (littleEnd ? 8 : 4), bytes.length << 3, littleEnd);
  view.setUint32(padded.length - (littleEnd ? 4 : 8), Math.floor(bytes.length / 536870912), littleEnd);
  const blocks = [];
  for (let at = 0; at < padded.length; at += 64) {
    blocks.push(Array.from({ length: 16 }, (_, word) => view.getInt32(at + 4 * word, littleEnd)));
  }
  return blocks;
}

function wordsAsBytes(words, littleEnd) {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  words.forEach((word, at) => view.setInt32(at * 4, word, littleEnd));
  return bytes;
}

function sha256(bytes) {
  const state = [...SHA256_START];
  for (const words of blocksOf(bytes, false)) {
    for (let i = 16; i < 64; i++) {
      const [w15, w2] = [words[i - 15], words[i - 2]];
      const s0 = right(w15, 7) ^ right(w15, 18) ^ (w15 >>> 3);
      const s1 = right(w2, 17) ^ right(w2, 19) ^ (w2 >>> 10);
      words.push((words[i - 16] + s0 + words[i - 7] + s1) | 0);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const first = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + SHA256_ROUND[i] + words[i]) | 0;
      const second = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => { state[at] = (state[at] + word) | 0; });
  }
  return wordsAsBytes(state, false);
}

function sha1(bytes) {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0].map((word) => word | 0);
  for (const words of blocksOf(bytes, false)) {
    for (let i = 16; i < 80; i++) words.push(left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1));
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const part = i < 20 ? ((b & c) | (~b & d)) + 0x5a827999 : i < 40 ? (b ^ c ^ d) + 0x6ed9eba1
        : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc : (b ^ c ^ d) + 0xca62c1d6;
      [e, d, c, b, a] = [d, c, left(b, 30), a, (left(a, 5) + part + e + words[i]) | 0];
    }
    [a, b, c, d, e].forEach((word, at) => { state[at] = (state[at] + word) | 0; });
  }
  return wordsAsBytes(state, false);
}

function md5(bytes) {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476].map((word) => word | 0);
  for (const words of blocksOf(bytes, true)) {
    let [a, b, c, d] = state;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const mix = round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d);
      const word = words[[i, 5 * i + 1, 3 * i + 5, 7 * i][round] % 16];
      [a, d, c, b] = [d, c, b, (b + left((a + mix + MD5_ROUND[i] + word) | 0, MD5_SHIFTS[round * 4 + (i & 3)])) | 0];
    }
    [a, b, c, d].forEach((word, at) => { state[at] = (state[at] + word) | 0; });
  }
  return wordsAsBytes(state, true);
}

const DIGESTS = { sha256, sha1, md5 };
function digestNamed(name) {
  const digest = DIGESTS[String(name).toLowerCase().replace('-', '')];
  if (!digest) throw notSimulated('the digest ' + name);
  return digest;
}

class Hash {
  #finish; #bytes = [];
  constructor(finish) { this.#finish = finish; }
  update(data, encoding) {
    for (const byte of typeof data === 'string' ? encoded(data, encoding) : bytesOf(data)) this.#bytes.push(byte);
    return this;
  }
  digest(encoding) {
    const bytes = asBuffer(this.#finish(Uint8Array.from(this.#bytes)));
    return encoding === undefined || encoding === 'buffer' ? bytes : bytes.toString(encoding);
  }
}

function keyedHash(digest, key) {
  const given = typeof key === 'string' ? Uint8Array.from(utf8Bytes(key)) : bytesOf(key);
  const block = new Uint8Array(64);
  block.set(given.length > 64 ? digest(given) : given);
  const padded = (pad, bytes) => Uint8Array.from([...block.map((byte) => byte ^ pad), ...bytes]);
  return (bytes) => digest(padded(0x5c, digest(padded(0x36, bytes))));
}

function randomInt(low, high) {
  if (high === undefined) [low, high] = [0, low];
  return low + Math.floor(Math.random() * (high - low));
}

addBuiltin('crypto', {
  randomUUID,
  randomInt,
  getRandomValues: fillRandom,
  randomBytes: (size) => fillBytes(Buffer.alloc(size)),
  randomFillSync: fillBytes,
  createHash: (name) => new Hash(digestNamed(name)),
  createHmac: (name, key) => new Hash(keyedHash(digestNamed(name), key)),
  hash: (name, data, encoding = 'hex') => new Hash(digestNamed(name)).update(data).digest(encoding),
  getHashes: () => Object.keys(DIGESTS),
  timingSafeEqual: (one, other) => Buffer.compare(bytesOf(one), bytesOf(other)) === 0,
  webcrypto: globalThis.crypto,
});
`
