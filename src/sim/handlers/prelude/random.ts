/** Time and chance: both come from the world, so that a run can be repeated. */
export const RANDOM = String.raw`
const engineNow = performance.now.bind(performance);
let timeOrigin = 0;

/** The clock of the engine counts from its making, which was long before this environment's. */
function startPerformance() {
  timeOrigin = engineNow();
  performance.timeOrigin = Date.now();
}
const performance_ = {
  now: () => engineNow() - timeOrigin,
  timeOrigin: 0,
  mark() {},
  measure() {},
  toJSON() { return { timeOrigin: this.timeOrigin }; },
};
defineGlobal('performance', performance_);

/** An sfc32 generator: four words, each number a step. */
function generator() {
  let a = 0, b = 0, c = 0, counter = 1;
  const next = () => {
    const bits = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + bits) | 0;
    return bits >>> 0;
  };
  const seed = (bits) => {
    a = bits | 0;
    b = Math.imul(bits, 0x9e3779b1) | 0;
    c = Math.imul(bits, 0x85ebca6b) ^ 0x27d4eb2f;
    counter = 1;
    for (let i = 0; i < 12; i++) next();
  };
  return { next, seed };
}

/** Math.random's state is the engine's own: copies of a process go on alike. Random bytes are the system's: they never do. */
const { next: random32, seed: seedDice } = generator();
const { next: unique32, seed: seedUnique } = generator();

function seedRandom(seed) {
  seedDice(seed);
  seedUnique(seed ^ 0x5bd1e995);
}

defineProperty(Math, 'random', {
  writable: true, configurable: true,
  value: function random() { return ((random32() >>> 5) * 67108864 + (random32() >>> 6)) / 9007199254740992; },
});

function fillRandom(array) {
  if (!ArrayBuffer.isView(array)) {
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "typedArray" argument must be an instance of TypedArray. Received ' + described(array));
  }
  if (array.byteLength > 65536) {
    throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  return fillBytes(array);
}

function fillBytes(array) {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let i = 0; i < bytes.length; i++) bytes[i] = unique32();
  return array;
}

function randomUUID() {
  const bytes = fillBytes(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

defineGlobal('crypto', { getRandomValues: fillRandom, randomUUID, get subtle() { throw notSimulated('crypto.subtle'); } });
`
