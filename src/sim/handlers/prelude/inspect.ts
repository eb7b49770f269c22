/**
 * `util.inspect` and `util.format`, as far as logs show them: layout, depth, cycles and the common
 * built-ins as Node 22 prints them.
 */
export const INSPECT = String.raw`
const LINE = 80;
const LEVELS_IN_A_LINE = 3;
const MOST_ITEMS = 100;
const inspectCustom = Symbol.for('nodejs.util.inspect.custom');

function inspect(value, options = {}) {
  if (typeof options !== 'object' || options === null) options = {};
  const depth = options.depth === null ? Infinity : options.depth ?? 2;
  const printer = { depth, indent: 0, deepest: 0, seen: [], circular: new Map(), breakLength: options.breakLength ?? LINE, hidden: Boolean(options.showHidden), options };
  return printValue(printer, value, 0, true);
}
inspect.custom = inspectCustom;
inspect.defaultOptions = { depth: 2 };

function printValue(printer, value, level, top) {
  if (typeof value !== 'object' && typeof value !== 'function') return printPrimitive(value, top);
  if (value === null) return 'null';
  const custom = value[inspectCustom];
  if (typeof custom === 'function' && custom !== inspect) {
    const shown = custom.call(value, printer.depth - level, { ...printer.options, depth: printer.depth - level }, inspect);
    if (shown !== value) return typeof shown === 'string' ? shown.replaceAll('\n', '\n' + ' '.repeat(printer.indent)) : printValue(printer, shown, level);
  }
  if (printer.seen.includes(value)) {
    if (!printer.circular.has(value)) printer.circular.set(value, printer.circular.size + 1);
    return '[Circular *' + printer.circular.get(value) + ']';
  }
  return printObject(printer, value, level);
}

function printPrimitive(value) {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'bigint') return value + 'n';
  return typeof value === 'symbol' ? value.toString() : String(value);
}

const ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\\': '\\\\' };
function quoted(text) {
  const quote = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('\x60') ? '\x60' : "'";
  const escaped = text.replace(/[\x00-\x1f\x7f-\x9f\\]/g,
    (unit) => ESCAPES[unit] ?? '\\x' + unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** The name of what made an object; null where it has no prototype. */
function makerOf(value) {
  for (let at = value; at; at = getPrototypeOf(at)) {
    const own = getOwnPropertyDescriptor(at, 'constructor');
    if (own && typeof own.value === 'function' && own.value.name !== '' && value instanceof own.value) return own.value.name;
  }
  return null;
}

function keysOf(value, hidden = false) {
  if (hidden) return Reflect.ownKeys(value);
  const symbols = Object.getOwnPropertySymbols(value).filter((key) => getOwnPropertyDescriptor(value, key).enumerable);
  return [...Object.keys(value), ...symbols];
}

function named(maker, kind, size) {
  const count = size === undefined ? '' : '(' + size + ')';
  if (maker === null) return '[' + kind + count + ': null prototype] ';
  return maker === kind ? kind + count + ' ' : maker + count + (kind === 'Object' ? ' ' : ' [' + kind + '] ');
}

function printObject(printer, value, level) {
  const maker = makerOf(value);
  const tag = value[Symbol.toStringTag];
  const tagged = typeof tag === 'string' && tag !== '' && tag !== maker ? '[' + tag + '] ' : '';
  let keys = keysOf(value, printer.hidden);
  let braces = ['{', '}'];
  let base = '';
  let entries = () => [];
  let list = false;

  if (Array.isArray(value)) {
    keys = keys.filter((key) => typeof key === 'symbol' || !/^(0|[1-9]\d*)$/.test(key));
    braces = [(maker === 'Array' ? '' : named(maker, 'Array', value.length)) + '[', ']'];
    if (value.length === 0 && keys.length === 0) return braces[0] + ']';
    entries = () => arrayItems(printer, value, level);
    list = true;
  } else if (value instanceof Set) {
    braces[0] = named(maker, 'Set', value.size) + '{';
    entries = () => [...Set.prototype.values.call(value)].map((item) => printInside(printer, item, level));
  } else if (value instanceof Map) {
    braces[0] = named(maker, 'Map', value.size) + '{';
    entries = () => [...Map.prototype.entries.call(value)].map(([key, item]) =>
      printInside(printer, key, level) + ' => ' + printInside(printer, item, level));
  } else if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    keys = keys.filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key));
    braces = [named(maker, value[Symbol.toStringTag] ?? 'TypedArray', value.length) + '[', ']'];
    if (value.length === 0 && keys.length === 0) return braces[0] + ']';
    entries = () => arrayItems(printer, value, level);
    list = true;
  } else if (value instanceof ArrayBuffer) {
    const bytes = new Uint8Array(value);
    const shown = Array.from(bytes.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    braces[0] = named(maker, 'ArrayBuffer') + '{';
    entries = () => ['[Uint8Contents]: <' + shown + (bytes.length > 50 ? ' ... ' + (bytes.length - 50) + ' more bytes' : '') + '>',
      'byteLength: ' + bytes.length];
  } else if (typeof value === 'function') {
    base = functionBase(value, maker);
    if (keys.length === 0) return base;
  } else if (value instanceof RegExp) {
    base = RegExp.prototype.toString.call(value);
    if (keys.length === 0) return base;
  } else if (value instanceof Date) {
    base = Number.isNaN(value.getTime()) ? 'Invalid Date' : Date.prototype.toISOString.call(value);
    if (keys.length === 0) return base;
  } else if (value instanceof Error) {
    keys = keys.filter((key) => key !== 'stack' && key !== 'message' && key !== 'name');
    if (getOwnPropertyDescriptor(value, 'cause') && !keys.includes('cause')) keys.push('cause');
    if (Array.isArray(value.errors) && !keys.includes('errors')) keys.push('errors');
    base = errorBase(printer, value, maker);
    if (keys.length === 0) return base;
  } else if (value instanceof Promise) {
    braces[0] = named(maker, 'Promise') + '{';
    entries = () => ['<pending>'];
  } else if (value instanceof WeakMap || value instanceof WeakSet) {
    return named(maker, value instanceof WeakMap ? 'WeakMap' : 'WeakSet') + '{ <items unknown> }';
  } else if (value instanceof Number || value instanceof String || value instanceof Boolean) {
    const kind = value instanceof Number ? 'Number' : value instanceof String ? 'String' : 'Boolean';
    if (kind === 'String') keys = keys.filter((key) => typeof key === 'symbol' || !/^\d+$/.test(key));
    base = '[' + kind + ': ' + printPrimitive(value.valueOf()) + ']';
    if (keys.length === 0) return base;
  } else {
    braces[0] = (maker === 'Object' && tagged === '' ? '' : named(maker, 'Object') + tagged) + '{';
    if (keys.length === 0) return braces[0] + '}';
  }

  if (level > printer.depth) {
    return '[' + (maker === null ? '[Object: null prototype]' : list ? 'Array' : maker + (tagged && ' ' + tagged.trim())) + ']';
  }
  printer.seen.push(value);
  printer.deepest = level;
  const output = entries();
  for (const key of keys) output.push(printProperty(printer, value, key, level, list));
  printer.seen.pop();

  const circular = printer.circular.get(value);
  if (circular !== undefined) {
    if (base === '') braces[0] = '<ref *' + circular + '> ' + braces[0];
    else base = '<ref *' + circular + '> ' + base;
  }
  return laidOut(printer, output, base, braces, list, level, value);
}

function functionBase(value, maker) {
  const source = Function.prototype.toString.call(value);
  if (/^class\b/.test(source)) {
    const parent = getPrototypeOf(value);
    return '[class ' + (value.name || '(anonymous)') + (parent && parent.name ? ' extends ' + parent.name : '') + ']';
  }
  const kind = maker === null ? 'Function' : maker;
  return '[' + kind + (value.name ? ': ' + value.name : ' (anonymous)') + ']';
}

function errorBase(printer, error, maker) {
  const stack = typeof error.stack === 'string' && error.stack !== '' ? error.stack : '[' + headOf(error) + ']';
  const lines = stack.split('\n');
  if (lines.length === 1 && !stack.startsWith('[')) lines[0] = '[' + lines[0] + ']';
  return lines.join('\n' + ' '.repeat(printer.indent));
}

function printInside(printer, value, level) {
  printer.indent += 2;
  const shown = printValue(printer, value, level + 1);
  printer.indent -= 2;
  return shown;
}

function arrayItems(printer, value, level) {
  const output = [];
  const most = Math.min(MOST_ITEMS, value.length);
  let at = 0;
  for (; at < value.length && output.length < most; at++) {
    if (at in value) {
      output.push(printInside(printer, value[at], level));
      continue;
    }
    let gap = 1;
    while (at + gap < value.length && !(at + gap in value)) gap++;
    output.push('<' + gap + ' empty item' + (gap > 1 ? 's' : '') + '>');
    at += gap - 1;
  }
  const rest = value.length - at;
  if (rest > 0) output.push('... ' + rest + ' more item' + (rest > 1 ? 's' : ''));
  return output;
}

function printProperty(printer, value, key, level, list) {
  const own = getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
  let shown;
  if (own.get) shown = own.set ? '[Getter/Setter]' : '[Getter]';
  else if (own.set) shown = '[Setter]';
  else shown = printInside(printer, own.value, level);
  let name = typeof key === 'symbol' ? '[' + key.toString() + ']' : /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoted(key);
  if (!own.enumerable) name = '[' + name + ']';
  return name + ': ' + shown;
}

function laidOut(printer, output, base, braces, list, level, value) {
  if (output.length === 0 && base === '') return braces[0] + braces[1];
  const before = base === '' ? '' : base + ' ';
  const entries = output.length;
  if (list && entries > 6) output = inColumns(printer, output, value);
  if (printer.deepest - level < LEVELS_IN_A_LINE && entries === output.length) {
    const start = output.length + printer.indent + braces[0].length + base.length + 10;
    const length = output.reduce((sum, item) => sum + item.length, output.length + start);
    const line = output.join(', ');
    if (length <= printer.breakLength && !base.includes('\n') && !line.includes('\n')) {
      return before + braces[0] + ' ' + line + ' ' + braces[1];
    }
  }
  const indent = '\n' + ' '.repeat(printer.indent);
  return before + braces[0] + indent + '  ' + output.join(',' + indent + '  ') + indent + braces[1];
}

/** Puts many short items of a list side by side, numbers to the right. */
function inColumns(printer, output, value) {
  const more = value.length > MOST_ITEMS ? 1 : 0;
  const items = output.length - more;
  const widths = output.slice(0, items).map((item) => item.length + 2);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const widest = Math.max(0, ...widths);
  if (widest * 3 + printer.indent >= printer.breakLength || !(total / widest > 5 || widest <= 8)) return output;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / items), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * items) / biased),
    Math.floor((printer.breakLength - printer.indent) / widest),
    LEVELS_IN_A_LINE * 4,
    15);
  if (columns <= 1) return output;
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let at = column; at < items; at += columns) width = Math.max(width, widths[at]);
    columnWidths.push(width);
  }
  const right = Array.prototype.every.call(value, (item) => typeof item === 'number' || typeof item === 'bigint');
  const rows = [];
  for (let at = 0; at < items; at += columns) {
    const end = Math.min(at + columns, items);
    let row = '';
    for (let column = at; column < end; column++) {
      const last = column === end - 1;
      const cell = output[column] + (last ? '' : ', ');
      const width = columnWidths[column - at] - (last ? 2 : 0);
      row += right ? cell.padStart(width) : last ? cell : cell.padEnd(width);
    }
    rows.push(row);
  }
  if (more) rows.push(output[items]);
  return rows;
}

/** What a %-directive makes of its argument; undefined where the directive is none. */
function directive(letter, value) {
  switch (letter) {
    case 's':
      if (typeof value === 'object' && value !== null && !(value instanceof Error)) {
        const own = value.toString;
        const usual = own === Object.prototype.toString || own === Array.prototype.toString || typeof own !== 'function';
        return usual ? inspect(value, { depth: 0 }) : String(value);
      }
      return typeof value === 'string' ? value : typeof value === 'bigint' ? value + 'n' : Object.is(value, -0) ? '-0' : String(value);
    case 'd': return typeof value === 'bigint' ? value + 'n' : typeof value === 'object' || typeof value === 'symbol' ? 'NaN' : String(Number(value));
    case 'i': return typeof value === 'bigint' ? value + 'n' : typeof value === 'object' || typeof value === 'symbol' ? 'NaN' : String(Number.parseInt(value));
    case 'f': return typeof value === 'symbol' ? 'NaN' : String(Number.parseFloat(value));
    case 'j':
      try { return nativeStringify(value); } catch { return '[Circular]'; }
    case 'o': return inspect(value, { depth: 4, showHidden: true });
    case 'O': return inspect(value);
    case 'c': return '';
  }
  return undefined;
}

function format(first, ...rest) {
  let text = '';
  if (typeof first !== 'string') rest.unshift(first);
  else if (rest.length === 0) return first;
  else {
    text = first.replace(/%(.)/g, (found, letter) => {
      if (letter === '%') return '%';
      if (rest.length === 0 || !'sdifjoOc'.includes(letter)) return found;
      return directive(letter, rest.shift());
    });
  }
  for (const value of rest) {
    const shown = typeof value === 'string' ? value : inspect(value);
    text += text === '' && typeof first !== 'string' ? shown : ' ' + shown;
  }
  return text;
}
`
