/** structuredClone, and whether two values are equal all the way down. */
export const CLONE = String.raw`
function structuredClone(value) {
  return cloned(value, new Map());
}
defineGlobal('structuredClone', structuredClone);

const ERROR_KINDS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

function cloned(value, seen) {
  if (typeof value === 'symbol' || typeof value === 'function') {
    throw new DOMException((typeof value === 'symbol' ? value.toString() : String(value)) + ' could not be cloned.', 'DataCloneError');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const remember = (copy) => { seen.set(value, copy); return copy; };
  if (Array.isArray(value)) {
    const copy = remember(new Array(value.length));
    for (const key of Object.keys(value)) copy[key] = cloned(value[key], seen);
    return copy;
  }
  if (value instanceof Date) return remember(new Date(value.getTime()));
  if (value instanceof RegExp) return remember(new RegExp(value.source, value.flags));
  if (value instanceof Map) {
    const copy = remember(new Map());
    for (const [key, item] of value) copy.set(cloned(key, seen), cloned(item, seen));
    return copy;
  }
  if (value instanceof Set) {
    const copy = remember(new Set());
    for (const item of value) copy.add(cloned(item, seen));
    return copy;
  }
  if (value instanceof ArrayBuffer) return remember(value.slice(0));
  if (ArrayBuffer.isView(value)) {
    const buffer = cloned(value.buffer, seen);
    const Kind = value instanceof Buffer ? Uint8Array : value.constructor;
    return remember(new Kind(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length));
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean) return remember(Object(value.valueOf()));
  if (value instanceof Error) {
    const copy = remember(new (ERROR_KINDS[value.name] ?? Error)(value.message));
    setStack(copy, value.stack);
    if (getOwnPropertyDescriptor(value, 'cause')) copy.cause = cloned(value.cause, seen);
    return copy;
  }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef) {
    throw new DOMException('#<' + value.constructor.name + '> could not be cloned.', 'DataCloneError');
  }
  const copy = remember({});
  for (const key of Object.keys(value)) copy[key] = cloned(value[key], seen);
  return copy;
}

/** util.isDeepStrictEqual, but for cycles that differ in their length. */
function deepEqual(one, other, strict, seen = new Map()) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return !strict && (one == other || (one !== one && other !== other));
  }
  if (strict && getPrototypeOf(one) !== getPrototypeOf(other)) return false;
  if (seen.get(one) === other) return true;
  seen.set(one, other);
  if (one instanceof Date && other instanceof Date && one.getTime() !== other.getTime()) return false;
  if (one instanceof RegExp && String(one) !== String(other)) return false;
  if (one instanceof Error && (one.message !== other.message || one.name !== other.name)) return false;
  if (one instanceof Number || one instanceof String || one instanceof Boolean) {
    if (!Object.is(one.valueOf(), other?.valueOf())) return false;
  }
  if (one instanceof Set) {
    if (!(other instanceof Set) || one.size !== other.size) return false;
    for (const item of one) if (!other.has(item) && ![...other].some((held) => deepEqual(item, held, strict, seen))) return false;
  }
  if (one instanceof Map) {
    if (!(other instanceof Map) || one.size !== other.size) return false;
    for (const [key, item] of one) {
      if (other.has(key) ? deepEqual(item, other.get(key), strict, seen)
        : [...other].some(([held, value]) => deepEqual(key, held, strict, seen) && deepEqual(item, value, strict, seen))) continue;
      return false;
    }
  }
  if (Array.isArray(one) !== Array.isArray(other) || one.length !== other.length) return false;
  const [keys, others] = [keysOf(one), keysOf(other)];
  return keys.length === others.length
    && keys.every((key) => Object.prototype.hasOwnProperty.call(other, key) && deepEqual(one[key], other[key], strict, seen));
}
`
