/** `process`, as far as a handler meets it. */
export const PROCESS = String.raw`
/** The versions that the runtimes came with in November 2026: an assumption, AWS moves them on. */
const NODE_VERSIONS = { 20: '20.19.5', 22: '22.21.1', 24: '24.11.1' };
let startedAt = 0;

const processListeners = new EventEmitter();

/** Environment variables as they are, and as a learner sets them: what is set becomes text. */
const variables = {};
const environment = new Proxy(variables, {
  set(target, name, value) {
    target[name] = String(value);
    return true;
  },
  defineProperty(target, name, descriptor) {
    return Reflect.defineProperty(target, name, { ...descriptor, value: String(descriptor.value) });
  },
});

function output(level) {
  return {
    isTTY: false,
    writable: true,
    write(text, encoding, done) {
      host.log(level, String(text));
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') nextTick(callback);
      return true;
    },
    end() {},
    on() { return this; },
    once() { return this; },
    emit() { return false; },
  };
}

function hrtime(since) {
  const ms = performance.now();
  let seconds = Math.floor(ms / 1000);
  let nanos = Math.round((ms - seconds * 1000) * 1e6);
  if (since) {
    seconds -= since[0];
    nanos -= since[1];
    if (nanos < 0) { seconds--; nanos += 1e9; }
  }
  return [seconds, nanos];
}
hrtime.bigint = () => BigInt(Math.round(performance.now() * 1e6));

const process = {
  title: 'node',
  arch: 'x64',
  platform: 'linux',
  pid: 8,
  ppid: 1,
  execPath: '/var/lang/bin/node',
  execArgv: [],
  argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
  exitCode: undefined,
  release: { name: 'node' },
  features: {},
  config: { variables: {} },
  version: '',
  versions: {},
  env: environment,
  stdout: output('INFO'),
  stderr: output('ERROR'),
  cwd: () => '/var/task',
  chdir() { throw notSimulated('process.chdir'); },
  umask: () => 18,
  uptime: () => performance.now() / 1000,
  hrtime,
  nextTick,
  memoryUsage() {
    const used = host.memory();
    return { rss: used, heapTotal: used, heapUsed: used, external: 0, arrayBuffers: 0 };
  },
  cpuUsage() {
    return { user: Math.round(performance.now() * 1000), system: 0 };
  },
  exit(code = process.exitCode) { host.exit(Number(code ?? 0) & 255); },
  abort() { host.exit(134); },
  kill() { throw notSimulated('process.kill'); },
  emitWarning(warning) {
    consoleMembers.warn('(node:8) ' + (warning instanceof Error ? warning.name + ': ' + warning.message : 'Warning: ' + warning));
  },
  getBuiltinModule: (name) => builtins.get(String(name).replace(/^node:/, ''))?.exports,
};
Object.setPrototypeOf(process, EventEmitter.prototype);
EventEmitter.call(process);
defineGlobal('process', process);

/** Makes this process that of a function: its variables, its version, its start. */
function startProcess(runtime, variables) {
  const major = Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? 22);
  process.version = 'v' + (NODE_VERSIONS[major] ?? major + '.0.0');
  process.versions = { node: process.version.slice(1), v8: '12.4.254.21-node.33' };
  for (const [name, value] of Object.entries(variables)) environment[name] = value;
  startPerformance();
}
`
