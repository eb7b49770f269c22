/** URL and URLSearchParams as the URL Standard has them, but for hosts that are not ASCII. */
export const URLS = String.raw`
const DEFAULT_PORTS = { 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };

/** Percent-encodes what is outside printable ASCII and what the set names. */
function percentEncoded(text, set) {
  let encoded = '';
  for (const unit of text) {
    const code = unit.codePointAt(0);
    if (code > 0x20 && code < 0x7f && !set.includes(unit)) encoded += unit;
    else for (const byte of utf8Bytes(unit)) encoded += '%' + byte.toString(16).toUpperCase().padStart(2, '0');
  }
  return encoded;
}
const FRAGMENT_SET = '"<>\x60';
const QUERY_SET = '"#<>';
const PATH_SET = '"#<>?\x60{}^';
const USER_SET = '"#<>?\x60{}/:;=@[\\]^|';

function invalidUrl(input) {
  const error = nodeError(TypeError, 'ERR_INVALID_URL', 'Invalid URL');
  error.input = input;
  return error;
}

function hostOf(given, special, input) {
  if (!special) return percentEncoded(given, '');
  let host;
  try { host = decodeURIComponent(given).toLowerCase(); } catch { throw invalidUrl(input); }
  if (/[^\x00-\x7f]/.test(host)) throw notSimulated('international domain names (' + host + ')');
  if (/^\[[0-9a-f:.]+\]$/.test(host)) return host;
  if (host === '' || /[\x00-\x20#%/:<>?@[\\\]^|]/.test(host)) throw invalidUrl(input);
  return host;
}

/** A path without dot segments, encoded. */
function urlPath(given, special) {
  const parts = [];
  const segments = given.split(special ? /[/\\]/ : '/').slice(1);
  segments.forEach((segment, at) => {
    const last = at === segments.length - 1;
    const plain = segment.replace(/%2e/gi, '.');
    if (plain === '..') parts.pop();
    else if (plain !== '.') parts.push(percentEncoded(segment, PATH_SET));
    if (last && (plain === '.' || plain === '..')) parts.push('');
  });
  return '/' + parts.join('/');
}

/** A URL's parts, all encoded. */
function parseUrl(input, base) {
  const text = input.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  const [, scheme, afterScheme] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(text) ?? [];
  const [beforeHash, ...fragments] = (scheme === undefined ? text : afterScheme).split('#');
  const fragment = fragments.length > 0 ? percentEncoded(fragments.join('#'), FRAGMENT_SET) : undefined;
  const [hierarchy, ...queries] = beforeHash.split('?');
  const parts = (protocol) => {
    const special = protocol in DEFAULT_PORTS;
    return { protocol, special, query: queries.length > 0 ? queryOf(queries.join('?'), special) : undefined, fragment };
  };
  if (scheme === undefined || (base && base.special && scheme.toLowerCase() + ':' === base.protocol && !/^[/\\]/.test(hierarchy))) {
    if (!base) throw invalidUrl(input);
    return relativeUrl(hierarchy, queries.length > 0, parts(base.protocol), base, input);
  }
  const about = parts(scheme.toLowerCase() + ':');
  if (about.special) return withAuthority(hierarchy.replace(/^[/\\]*/, ''), about, input);
  if (hierarchy.startsWith('//')) return withAuthority(hierarchy.slice(2), about, input);
  const opaque = !hierarchy.startsWith('/');
  return { ...about, username: '', password: '', host: undefined, port: '', pathname: opaque ? percentEncoded(hierarchy, '') : urlPath(hierarchy, false), opaque };
}

function queryOf(text, special) { return percentEncoded(text, special ? QUERY_SET + "'" : QUERY_SET); }

function relativeUrl(hierarchy, hasQuery, about, base, input) {
  if (base.opaque) throw invalidUrl(input);
  const slash = about.special ? /^[/\\]{2}/ : /^\/\//;
  if (slash.test(hierarchy)) return withAuthority(hierarchy.slice(2), about, input);
  const { username, password, host, port } = base;
  const kept = { ...about, username, password, host, port };
  if (hierarchy === '') return { ...kept, pathname: base.pathname, query: hasQuery ? about.query : base.query };
  const rooted = /^[/\\]/.test(hierarchy) ? hierarchy : base.pathname.slice(0, base.pathname.lastIndexOf('/') + 1) + hierarchy;
  return { ...kept, pathname: urlPath(rooted, about.special) };
}

function withAuthority(rest, about, input) {
  const { special, protocol } = about;
  if (protocol === 'file:') {
    const path = rest.startsWith('/') ? rest : '/' + rest;
    return { ...about, username: '', password: '', host: '', port: '', pathname: urlPath(path, true) };
  }
  const end = rest.search(special ? /[/\\]/ : /\//);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  const [user = '', ...secret] = at < 0 ? [''] : authority.slice(0, at).split(':');
  const [, host, port = ''] = /^(.*?)(?::(\d*))?$/.exec(authority.slice(at + 1));
  if (Number(port) > 65535) throw invalidUrl(input);
  const number = port === '' ? '' : String(Number(port));
  return {
    ...about,
    username: percentEncoded(user, USER_SET),
    password: percentEncoded(secret.join(':'), USER_SET),
    host: hostOf(host, special, input),
    port: number === DEFAULT_PORTS[protocol] ? '' : number,
    pathname: end < 0 ? (special ? '/' : '') : urlPath(rest.slice(end), special),
  };
}

class URL {
  #parts; #params;
  constructor(url, base) {
    this.#parts = parseUrl(String(url), base === undefined ? undefined : parseUrl(String(base)));
  }
  static canParse(url, base) { try { new URL(url, base); return true; } catch { return false; } }
  static parse(url, base) { try { return new URL(url, base); } catch { return null; } }
  get href() {
    const { protocol, username, password, host, port, pathname, query, fragment } = this.#parts;
    const user = username + (password === '' ? '' : ':' + password);
    const authority = host === undefined ? '' : '//' + (user === '' ? '' : user + '@') + host + (port === '' ? '' : ':' + port);
    return protocol + authority + pathname + (query === undefined ? '' : '?' + query) + (fragment === undefined ? '' : '#' + fragment);
  }
  set href(value) { this.#parts = parseUrl(String(value)); this.#params = undefined; }
  get origin() { return this.#parts.special && this.protocol !== 'file:' ? this.protocol + '//' + this.host : 'null'; }
  get protocol() { return this.#parts.protocol; }
  set protocol(value) { const to = String(value).replace(/:?$/, ':').toLowerCase(); if (to in DEFAULT_PORTS === this.#parts.special) this.#parts.protocol = to; }
  get username() { return this.#parts.username; }
  set username(value) { this.#parts.username = percentEncoded(String(value), USER_SET); }
  get password() { return this.#parts.password; }
  set password(value) { this.#parts.password = percentEncoded(String(value), USER_SET); }
  get host() { return (this.#parts.host ?? '') + (this.#parts.port === '' ? '' : ':' + this.#parts.port); }
  set host(value) { const [host, port] = String(value).split(':'); this.hostname = host; if (port !== undefined) this.port = port; }
  get hostname() { return this.#parts.host ?? ''; }
  set hostname(value) { this.#parts.host = hostOf(String(value), this.#parts.special, value); }
  get port() { return this.#parts.port; }
  set port(value) { const port = String(value); this.#parts.port = port === DEFAULT_PORTS[this.protocol] ? '' : port; }
  get pathname() { return this.#parts.pathname; }
  set pathname(value) { const path = String(value); this.#parts.pathname = urlPath(path.startsWith('/') ? path : '/' + path, this.#parts.special); }
  get search() { return this.#parts.query ? '?' + this.#parts.query : ''; }
  set search(value) {
    const query = String(value).replace(/^\?/, '');
    this.#parts.query = query === '' ? undefined : queryOf(query, this.#parts.special);
    this.#params = undefined;
  }
  get hash() { return this.#parts.fragment ? '#' + this.#parts.fragment : ''; }
  set hash(value) { const fragment = String(value).replace(/^#/, ''); this.#parts.fragment = fragment === '' ? undefined : percentEncoded(fragment, FRAGMENT_SET); }
  get searchParams() {
    return (this.#params ??= watchedParams(this.search, (query) => { this.#parts.query = query === '' ? undefined : query; }));
  }
  toString() { return this.href; }
  toJSON() { return this.href; }
  [inspectCustom](depth, options) {
    if (depth < 0) return '[URL]';
    const shown = {};
    for (const name of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) shown[name] = this[name];
    return 'URL ' + inspect(shown, options);
  }
}

/** application/x-www-form-urlencoded. */
function formEncoded(text) {
  let encoded = '';
  for (const byte of utf8Bytes(text)) {
    const unit = String.fromCharCode(byte);
    encoded += byte === 32 ? '+' : /[A-Za-z0-9*._-]/.test(unit) ? unit : '%' + byte.toString(16).toUpperCase().padStart(2, '0');
  }
  return encoded;
}
function formDecoded(text) {
  const bytes = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '+') bytes.push(32);
    else if (text[i] === '%' && /^[0-9a-f]{2}$/i.test(text.slice(i + 1, i + 3))) {
      bytes.push(parseInt(text.slice(i + 1, i + 3), 16));
      i += 2;
    } else if (text.charCodeAt(i) < 128) bytes.push(text.charCodeAt(i));
    else {
      const unit = String.fromCodePoint(text.codePointAt(i));
      bytes.push(...utf8Bytes(unit));
      i += unit.length - 1;
    }
  }
  return utf8Text(bytes, false);
}

class URLSearchParams {
  #pairs = [];
  #changed = () => {};
  constructor(init = '') {
    if (typeof init === 'object' && init !== null) {
      const entries = typeof init[Symbol.iterator] === 'function' ? init : Object.entries(init);
      for (const [name, value] of entries) this.#pairs.push([String(name), String(value)]);
    } else {
      for (const pair of String(init).replace(/^\?/, '').split('&')) {
        if (pair === '') continue;
        const at = pair.indexOf('=');
        this.#pairs.push(at < 0 ? [formDecoded(pair), ''] : [formDecoded(pair.slice(0, at)), formDecoded(pair.slice(at + 1))]);
      }
    }
  }
  static watch(params, changed) { params.#changed = changed; return params; }
  get size() { return this.#pairs.length; }
  #told() { this.#changed(this.toString()); }
  append(name, value) { this.#pairs.push([String(name), String(value)]); this.#told(); }
  delete(name, value) {
    this.#pairs = this.#pairs.filter(([other, held]) => other !== String(name) || (value !== undefined && held !== String(value)));
    this.#told();
  }
  get(name) { return this.#pairs.find(([other]) => other === String(name))?.[1] ?? null; }
  getAll(name) { return this.#pairs.filter(([other]) => other === String(name)).map(([, value]) => value); }
  has(name, value) { return this.#pairs.some(([other, held]) => other === String(name) && (value === undefined || held === String(value))); }
  set(name, value) {
    const at = this.#pairs.findIndex(([other]) => other === String(name));
    if (at < 0) return this.append(name, value);
    this.#pairs = this.#pairs.filter(([other], index) => other !== String(name) || index === at);
    this.#pairs[this.#pairs.findIndex(([other]) => other === String(name))] = [String(name), String(value)];
    this.#told();
  }
  sort() {
    this.#pairs.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
    this.#told();
  }
  forEach(callback, self) { for (const [name, value] of this) callback.call(self, value, name, this); }
  *entries() { for (const [name, value] of this.#pairs) yield [name, value]; }
  *keys() { for (const [name] of this.#pairs) yield name; }
  *values() { for (const [, value] of this.#pairs) yield value; }
  [Symbol.iterator]() { return this.entries(); }
  toString() { return this.#pairs.map(([name, value]) => formEncoded(name) + '=' + formEncoded(value)).join('&'); }
  [inspectCustom](depth) {
    if (depth < 0) return '[Object]';
    return this.size === 0 ? 'URLSearchParams {}' : 'URLSearchParams { ' + this.#pairs.map(([name, value]) => quoted(name) + ' => ' + quoted(value)).join(', ') + ' }';
  }
}
const watchParams = URLSearchParams.watch;
delete URLSearchParams.watch;
function watchedParams(query, changed) { return watchParams(new URLSearchParams(query), changed); }

defineGlobal('URL', URL);
defineGlobal('URLSearchParams', URLSearchParams);
addBuiltin('url', {
  URL,
  URLSearchParams,
  fileURLToPath: (url) => decodeURIComponent(new URL(url).pathname),
  pathToFileURL: (path_) => new URL('file://' + path.resolve(path_).split('/').map(encodeURIComponent).join('/')),
  domainToASCII: (domain) => domain,
  parse() { throw notSimulated('url.parse (use new URL)'); },
});
`
