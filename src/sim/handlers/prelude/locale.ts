/** Text for people: numbers, dates and order as in Node's default locale, en-US in UTC; anything else is refused. */
export const LOCALE = String.raw`
function refuseLocale(what, locale, options) {
  if (locale !== undefined && locale !== 'en-US' && locale !== 'en') throw notSimulated(what + " in the locale '" + locale + "'");
  if (options !== undefined && Object.keys(options).length > 0) throw notSimulated(what + ' with options');
}
function method(prototype, name, value) {
  defineProperty(prototype, name, { value, writable: true, configurable: true, enumerable: false });
}

function groupedDigits(digits) { return digits.replace(/\B(?=(\d{3})+$)/g, ','); }
method(Number.prototype, 'toLocaleString', function toLocaleString(locale, options) {
  refuseLocale('Number.toLocaleString', locale, options);
  const value = Number(this);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value < 0 ? '-∞' : '∞';
  const [whole, fraction = ''] = Math.abs(value).toFixed(3).split('.');
  const shown = fraction.replace(/0+$/, '');
  return (value < 0 ? '-' : '') + groupedDigits(whole) + (shown === '' ? '' : '.' + shown);
});
method(BigInt.prototype, 'toLocaleString', function toLocaleString(locale, options) {
  refuseLocale('BigInt.toLocaleString', locale, options);
  return this < 0n ? '-' + groupedDigits(String(-this)) : groupedDigits(String(this));
});

function dateText(date) { return date.getUTCMonth() + 1 + '/' + date.getUTCDate() + '/' + date.getUTCFullYear(); }
function timeText(date) {
  const two = (number) => String(number).padStart(2, '0');
  const hours = date.getUTCHours();
  return (hours % 12 || 12) + ':' + two(date.getUTCMinutes()) + ':' + two(date.getUTCSeconds()) + ' ' + (hours < 12 ? 'AM' : 'PM');
}
for (const [name, shown] of [['toLocaleDateString', dateText], ['toLocaleTimeString', timeText], ['toLocaleString', (date) => dateText(date) + ', ' + timeText(date)]]) {
  method(Date.prototype, name, function (locale, options) {
    refuseLocale('Date.' + name, locale, options);
    return Number.isNaN(this.getTime()) ? 'Invalid Date' : shown(this);
  });
}

/** The order of ASCII in the root collation: signs, digits, letters; small before capital where all else is equal. */
const ORDER = "_-,;:!?.'\"()[]{}@*/\\&#%\x60^+<=>|~$0123456789aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ";
method(String.prototype, 'localeCompare', function localeCompare(other, locale, options) {
  refuseLocale('String.localeCompare', locale, options);
  const [one, two] = [String(this), String(other)];
  if (/[^\x20-\x7e]/.test(one + two)) throw notSimulated('the order of text that is not ASCII');
  const weight = (unit) => (unit === ' ' || unit === undefined ? -1 : ORDER.indexOf(unit.toLowerCase()));
  for (let i = 0; i < one.length || i < two.length; i++) {
    if (i >= one.length || i >= two.length) return i >= one.length ? -1 : 1;
    const difference = weight(one[i]) - weight(two[i]);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  for (let i = 0; i < one.length; i++) if (one[i] !== two[i]) return one[i] > two[i] ? -1 : 1;
  return 0;
});

function absent(name) {
  defineProperty(globalThis, name, { configurable: true, enumerable: false, get() { throw notSimulated(name); }, set(value) { defineGlobal(name, value); } });
}
for (const name of ['Intl', 'WebAssembly', 'WebSocket', 'Headers', 'Request', 'Response', 'FormData', 'WritableStream', 'TransformStream',
  'MessageChannel', 'BroadcastChannel', 'CompressionStream', 'DecompressionStream']) absent(name);
defineGlobal('fetch', async function fetch(input) { throw notSimulated('calls to the outside (fetch ' + String(input?.url ?? input) + ')'); });
`
