/**
 * What the engine does in one piece, without a poll, is charged by its size before it begins: else it would take no
 * virtual time and could not be stopped. A character stands for some 6 ns of the host (`POLLS_A_CHARACTER`), by which
 * the factors were set; they were measured on QuickJS-NG 0.17. What has no method to hold on to cannot be charged:
 * operators on BigInt and text, spreading.
 */
export const NATIVE_WORK = String.raw`
const { apply: applyNative } = Reflect;
const { clz32 } = Math;

/** Charges a method for each call: 'cost' tells how many characters it stands for, from the receiver's length and the arguments. */
function meterMethod(owner, name, cost) {
  const native = owner[name];
  const method = {
    [name]() {
      const length = this === null || this === undefined ? 0 : this.length;
      if (length > 0) chargeText(cost(length, arguments[0]));
      return applyNative(native, this, arguments);
    },
  }[name];
  defineProperty(method, 'length', { value: native.length, configurable: true });
  defineProperty(owner, name, { value: method, writable: true, configurable: true, enumerable: false });
}

// Comparing begins anew at each place, as long as the beginnings are alike.
const searchCost = (length, sought) => (typeof sought === 'string' && sought.length > 8 ? (length * sought.length) / 6 : length);
const sortCost = (each) => (length, compare) => (compare === undefined ? length * (32 - clz32(length)) * each : length);
const linearCost = (each) => (length) => length * each;

for (const [owner, costs] of [
  [Array.prototype, {
    sort: sortCost(48), toSorted: sortCost(48), join: linearCost(8), indexOf: linearCost(2), lastIndexOf: linearCost(2), includes: linearCost(2),
    reverse: linearCost(2), fill: linearCost(1), slice: linearCost(1), concat: linearCost(1), splice: linearCost(1), copyWithin: linearCost(2),
    shift: linearCost(0.1), unshift: linearCost(0.1),
  }],
  [getPrototypeOf(Uint8Array.prototype), {
    sort: sortCost(8), toSorted: sortCost(8), join: linearCost(16), indexOf: linearCost(0.2), lastIndexOf: linearCost(0.2), includes: linearCost(0.2),
    reverse: linearCost(0.2), fill: linearCost(0.1), slice: linearCost(0.1), copyWithin: linearCost(0.1),
  }],
  [String.prototype, {
    indexOf: searchCost, lastIndexOf: searchCost, includes: searchCost, replaceAll: (length, sought) => 4 * searchCost(length, sought), replace: searchCost,
    split: (length, sought) => (sought === '' ? length * 16 : 4 * searchCost(length, sought)),
    repeat: (length, times) => (times > 0 && times < 1e9 ? length * times : 0), toUpperCase: linearCost(4), toLowerCase: linearCost(4), normalize: linearCost(8),
    localeCompare: linearCost(8),
  }],
]) {
  for (const [name, cost] of Object.entries(costs)) meterMethod(owner, name, cost);
}
`
