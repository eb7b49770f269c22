/** `path`, of POSIX. */
export const PATH = String.raw`
function mustBeText(value, name) {
  if (typeof value === 'string') return;
  throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "' + name + '" argument must be of type string. Received ' + described(value));
}

/** The parts of a path without '.' and, as far as it goes, '..'. */
function pathParts(path, absolute) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!absolute) parts.push('..');
  }
  return parts;
}

const path = {
  sep: '/',
  delimiter: ':',
  normalize(value) {
    mustBeText(value, 'path');
    if (value === '') return '.';
    const absolute = value.startsWith('/');
    const normal = pathParts(value, absolute).join('/');
    const end = value.endsWith('/') && normal !== '' ? '/' : '';
    return absolute ? '/' + normal + end : normal === '' ? (value.endsWith('/') ? './' : '.') : normal + end;
  },
  join(...values) {
    values.forEach((value) => mustBeText(value, 'path'));
    const joined = values.filter((value) => value !== '').join('/');
    return joined === '' ? '.' : path.normalize(joined);
  },
  resolve(...values) {
    let whole = '';
    for (let i = values.length - 1; i >= -1 && !whole.startsWith('/'); i--) {
      const value = i < 0 ? process.cwd() : values[i];
      mustBeText(value, 'paths[' + i + ']');
      if (value !== '') whole = whole === '' ? value : value + '/' + whole;
    }
    return '/' + pathParts(whole, true).join('/');
  },
  isAbsolute(value) { mustBeText(value, 'path'); return value.startsWith('/'); },
  dirname(value) {
    mustBeText(value, 'path');
    const trimmed = value.replace(/\/+$/, '');
    if (trimmed === '') return value.startsWith('/') ? '/' : '.';
    const at = trimmed.lastIndexOf('/');
    if (at < 1) return at < 0 ? '.' : '/';
    return at === 1 && trimmed.startsWith('/') ? '//' : trimmed.slice(0, at);
  },
  basename(value, suffix = '') {
    mustBeText(value, 'path');
    const base = value.replace(/\/+$/, '').split('/').at(-1);
    return suffix !== '' && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
  },
  extname(value) {
    const base = path.basename(value);
    const dot = base.lastIndexOf('.');
    return dot <= 0 || base === '..' ? '' : base.slice(dot);
  },
  relative(from, to) {
    const [before, after] = [pathParts(path.resolve(from), true), pathParts(path.resolve(to), true)];
    let same = 0;
    while (same < before.length && before[same] === after[same]) same++;
    return [...before.slice(same).map(() => '..'), ...after.slice(same)].join('/');
  },
  parse(value) {
    const base = path.basename(value);
    const ext = path.extname(value);
    const root = value.startsWith('/') ? '/' : '';
    const dir = value.replace(/\/+$/, '').includes('/') ? path.dirname(value) : root;
    return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
  },
  format({ dir, root = '', base, name = '', ext = '' }) {
    const file = base ?? name + (ext === '' || ext.startsWith('.') ? ext : '.' + ext);
    return !dir ? root + file : dir === root ? dir + file : dir + '/' + file;
  },
  toNamespacedPath: (value) => value,
};
path.posix = path;
addBuiltin('path', path);
addBuiltin('path/posix', path);
`
