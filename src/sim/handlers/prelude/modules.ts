import { SDK_V2_IS_GONE } from '../sdk/missingPackage'

/** Modules: `require` of the function's own files and of what of Node is there. */
export const MODULES = String.raw`
/** Node's own modules by name. */
const builtins = new Map();
function addBuiltin(name, exports) {
  builtins.set(name, { exports });
}

/** CommonJS modules by path, as in require.cache. */
const loaded = Object.create(null);

class Module {
  constructor(path, parent) {
    this.id = path;
    this.path = path.slice(0, path.lastIndexOf('/'));
    this.exports = {};
    this.filename = path;
    this.loaded = false;
    this.children = [];
    this.paths = [];
    defineProperty(this, 'parent', { value: parent, enumerable: false });
  }
}

/** The files on whose behalf a module is loaded, nearest first, as in Node's message. */
function requireStack(parent) {
  const stack = [];
  for (let at = parent; at; at = at.parent) stack.push(at.filename);
  return [...stack, '/var/runtime/index.mjs'];
}

/** What AWS leaves to be found out. */
function explainMissing(name) {
  if (name === 'aws-sdk' || name.startsWith('aws-sdk/')) writeLine('WARN', ${JSON.stringify(SDK_V2_IS_GONE)});
}

function moduleNotFound(specifier, parent) {
  const stack = requireStack(parent);
  const error = new Error("Cannot find module '" + specifier + "'\nRequire stack:\n- " + stack.join('\n- '));
  error.code = 'MODULE_NOT_FOUND';
  error.requireStack = stack;
  return error;
}

function resolveModule(from, specifier, parent) {
  if (typeof specifier !== 'string') {
    throw nodeError(TypeError, 'ERR_INVALID_ARG_TYPE', 'The "id" argument must be of type string. Received ' + described(specifier));
  }
  const [kind, found] = host.resolve(from, specifier).split('\n');
  if (kind === 'missing') {
    explainMissing(specifier);
    throw moduleNotFound(specifier, parent);
  }
  if (kind === 'unsupported') throw notSimulated(found);
  return { kind, found };
}

function requireFrom(from, parent) {
  const require = (specifier) => {
    const { kind, found } = resolveModule(from, specifier, parent);
    if (kind === 'package') return requirePackage(found);
    return kind === 'builtin' ? requireBuiltin(found) : loadModule(found, parent);
  };
  require.resolve = (specifier) => resolveModule(from, specifier, parent).found;
  require.cache = loaded;
  require.main = undefined;
  return require;
}

function requireBuiltin(name) {
  const builtin = builtins.get(name);
  if (!builtin) throw notSimulated("Node's module '" + name + "'");
  return builtin.exports;
}

function loadModule(path, parent) {
  const before = loaded[path];
  if (before) return before.exports;
  const format = host.format(path);
  if (format === 'module') throw requiredModule(path, parent);
  const module = new Module(path, parent);
  loaded[path] = module;
  try {
    if (format === 'json') module.exports = parseFile(path);
    else {
      const run = compileModule(path);
      run.call(module.exports, module.exports, requireFrom(path, module), module, path, module.path);
    }
  } catch (error) {
    delete loaded[path];
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

function parseFile(path) {
  try {
    return parseJson(host.source(path));
  } catch (error) {
    error.message = path + ': ' + error.message;
    throw error;
  }
}

/** The module's body as a function. Only a syntax error can come of compiling it. */
function compileModule(path) {
  const compiled = host.compile(path, WRAPPER + host.source(path) + '\n})');
  if (typeof compiled === 'function') return compiled;
  const [message, ...lines] = compiled.split('\n');
  const error = new SyntaxError(host.moduleSyntax(path) || message);
  const place = lines.filter((line) => line.startsWith('    at ') && !line.startsWith('    at compile '));
  setStack(error, [headOf(error), ...place].join('\n'));
  throw error;
}

function requiredModule(path, parent) {
  const from = parent ? parent.filename : '/var/runtime/index.mjs';
  if (Number(process.versions.node.split('.')[0]) >= 24) return notSimulated('require() of an ES module (' + path + ')');
  return nodeError(Error, 'ERR_REQUIRE_ESM', 'require() of ES Module ' + path + ' from ' + from + ' not supported.\nInstead change the require of '
    + path.split('/').pop() + ' in ' + from + ' to a dynamic import() which is available in all CommonJS modules.');
}

addBuiltin('module', {
  createRequire(from) {
    const path = String(from).replace(/^file:\/\//, '');
    return requireFrom(path, undefined);
  },
  builtinModules: [],
  isBuiltin: (name) => builtins.has(String(name).replace(/^node:/, '')),
});
`
