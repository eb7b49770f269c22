/** The engine's own errors in V8's words, as a learner meets them on AWS. What has no like is left as it is. */
export const WORDING = String.raw`
const WORDINGS = [
  [/^cannot read property 'Symbol\.iterator' of (.+)$/, '$1 is not iterable'],
  [/^cannot read property '(.*)' of (.+)$/, "Cannot read properties of $2 (reading '$1')"],
  [/^cannot set property '(.*)' of (.+)$/, "Cannot set properties of $2 (setting '$1')"],
  [/^this is not initialized$/, "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"],
  [/^(\S+) is not initialized$/, "Cannot access '$1' before initialization"],
  [/^value is not iterable$/, 'object is not iterable (cannot read property Symbol(Symbol.iterator))'],
  [/^cannot convert BigInt to number$/, 'Cannot mix BigInt and other types, use explicit conversions'],
  [/^cannot convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [/^invalid 'instanceof' right operand$/, "Right-hand side of 'instanceof' is not an object"],
  [/^invalid array length$/, 'Invalid array length'],
  [/^expecting hex digit$/, 'URI malformed'],
  [/^Date value is NaN$/, 'Invalid time value'],
  [/^empty array$/, 'Reduce of empty array with no initial value'],
  [/^unexpected token in expression: ''$/, 'Unexpected end of input'],
  [/^unexpected token in expression: '(.*)'$/, "Unexpected token '$1'"],
  [/^invalid redefinition of .*$/, 'Identifier has already been declared'],
  [/^return not in a function$/, 'Illegal return statement'],
  [/^unexpected end of string$/, 'Invalid or unexpected token'],
];
const CALLEE = /(?:[\w$]+|\))(?:\.[\w$]+|\[[^\]]*\]|\([^()]*\))*$/;

/** The line of a learner's source that a call site stands in, and the column counted in it. */
function sourceAt(site) {
  const file = String(site.getFileName()).replace('file://', '');
  const [line, column] = [site.getLineNumber(), site.getColumnNumber()];
  const text = host.hasFile(file) ? host.source(file).split('\n')[line - 1] ?? '' : '';
  return { text, column: line === 1 && !site.getFileName().startsWith('file:') ? column - WRAPPER.length : column };
}

/** What was called, as far as it can be read from the source: the engine points into the name, or right before it. */
function calleeAt(site) {
  const { text, column } = sourceAt(site);
  let start = column - 1;
  if (text[start] === ' ' || text[start] === '.') start++;
  while (/[\w$]/.test(text[start - 1] ?? '')) start--;
  const tail = /^[\w$]+(?:\.[\w$]+|\[[^\]]*\])*/.exec(text.slice(start));
  const before = /^(.*?)(\??\.)?$/.exec(text.slice(0, start));
  const head = before[2] === undefined ? [''] : CALLEE.exec(before[1]);
  if (!tail || !head) return undefined;
  const name = head[0] + (head[0] === '' ? '' : '.') + tail[0];
  return { name: name.replace(/\([^()]+\)/g, '(...)'), isNew: /\bnew\s+$/.test(text.slice(0, start)) };
}

function reworded(message, site) {
  if (site && !site.isNative()) {
    if (message === 'not a function' || message === 'not a constructor') {
      const callee = calleeAt(site);
      return callee ? callee.name + (callee.isNew ? ' is not a constructor' : ' is ' + message) : message;
    }
    const fixed = /^'(.*)' is read-only$/.exec(message);
    if (fixed) {
      const variable = new RegExp('(?:^|[^.\\w$])' + fixed[1].replace(/[^\w]/g, '\\$&') + '\\s*(?:[-+*/%&|^?<>]*=|\\+\\+|--)').test(sourceAt(site).text);
      return variable ? 'Assignment to constant variable.' : "Cannot assign to read only property '" + fixed[1] + "' of object";
    }
    if (message === "class constructors must be invoked with 'new'") return 'Class constructor ' + site.getFunctionName() + " cannot be invoked without 'new'";
  }
  for (const [pattern, words] of WORDINGS) if (pattern.test(message)) return message.replace(pattern, words);
  return message;
}

/** Called by the engine where an error is made or thrown; what it returns is the error's raw stack. */
Error.prepareStackTrace = function prepareStackTrace(error, sites) {
  const message = getOwnPropertyDescriptor(error, 'message');
  if (message && typeof message.value === 'string' && ENGINE_ERRORS.has(error.constructor)) {
    const words = reworded(message.value, sites[0]);
    if (words !== message.value) defineProperty(error, 'message', { ...message, value: words });
  }
  // The constructors of the error's own class made it; they are not where it comes from.
  const own = sites.findIndex((site) => !site.isConstructor() || !madeBy(error, site.getFunction()));
  let raw = '';
  for (const site of own < 0 ? sites : sites.slice(own)) {
    const file = site.getFileName();
    const name = (site.isConstructor() && !site.isNative() ? 'new ' : '') + (site.getFunctionName() || '<anonymous>');
    raw += '    at ' + name + ' (' + (site.isNative() || !file ? 'native' : file + ':' + site.getLineNumber() + ':' + site.getColumnNumber()) + ')\n';
  }
  return raw;
};
function madeBy(error, maker) {
  return maker === error.constructor || (typeof error.constructor === 'function' && maker !== Error && maker?.isPrototypeOf(error.constructor));
}
const ENGINE_ERRORS = new Set([TypeError, ReferenceError, RangeError, SyntaxError, URIError]);

/** How a value that contains itself does so, as V8 tells it. */
function circularPath(value) {
  const stack = [];
  const search = (at) => {
    if (typeof at !== 'object' || at === null) return undefined;
    const before = stack.findIndex((entry) => entry.object === at);
    if (before >= 0) return stack.slice(before);
    for (const key of Object.keys(at)) {
      stack.push({ object: at, key: Array.isArray(at) ? 'index ' + key : "property '" + key + "'" });
      const found = search(at[key]);
      if (found) return found;
      stack.pop();
    }
    return undefined;
  };
  const circle = search(value);
  if (!circle) return 'Converting circular structure to JSON';
  const maker = ({ object }) => "object with constructor '" + (object.constructor?.name ?? 'Object') + "'";
  const lines = ['Converting circular structure to JSON', '    --> starting at ' + maker(circle[0])];
  for (let i = 1; i < circle.length; i++) {
    if (i === 1 || i === circle.length - 1) lines.push('    |     ' + circle[i - 1].key + ' -> ' + maker(circle[i]));
    else if (i === 2) lines.push('    |     ...');
  }
  return [...lines, '    --- ' + circle.at(-1).key + ' closes the circle'].join('\n');
}

/** What JSON.parse says of a text that is none: the engine tells most of it in V8's words. */
function jsonMessage(message, text) {
  const token = /^unexpected token: '(.*)'$/s.exec(message);
  if (!token) return message;
  if (text === 'undefined' || text === '[object Object]') return '"' + text + '" is not valid JSON';
  const at = Math.max(0, text.indexOf(token[1]));
  const shown = text.length <= 40 ? '"' + text + '"'
    : (at > 10 ? '..."' : '"') + text.slice(Math.max(0, at - 10), at + 10) + (at + 10 < text.length ? '"... ' : '"');
  return "Unexpected token '" + token[1].charAt(0) + "', " + shown.trimEnd() + ' is not valid JSON';
}
`
