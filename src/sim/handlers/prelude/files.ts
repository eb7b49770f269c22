/** `fs`, as far as it reads the function's own files: those of the package, which nothing can change. */
export const FILES = String.raw`
function fileError(code, what, call, file) {
  const error = new Error(code + ': ' + what + ', ' + call + " '" + file + "'");
  error.errno = { ENOENT: -2, EROFS: -30, EISDIR: -21 }[code];
  error.code = code;
  error.syscall = call;
  error.path = file;
  return error;
}

function fileNamed(file) {
  const name = file instanceof URL ? decodeURIComponent(file.pathname) : String(file);
  const whole = path.resolve(name);
  if (whole === '/tmp' || whole.startsWith('/tmp/')) throw notSimulated('the files under /tmp');
  return whole;
}

function readFileSync(file, options) {
  const name = fileNamed(file);
  if (!host.hasFile(name)) {
    if (host.filesIn(name) !== '') throw fileError('EISDIR', 'illegal operation on a directory', 'read', name);
    throw fileError('ENOENT', 'no such file or directory', 'open', name);
  }
  const encoding = typeof options === 'string' ? options : options?.encoding;
  const text = host.source(name);
  return encoding ? (encodingOf(encoding) === 'utf8' ? text : Buffer.from(text).toString(encoding)) : Buffer.from(text);
}

function existsSync(file) {
  const name = fileNamed(file);
  return host.hasFile(name) || host.filesIn(name) !== '';
}

function readdirSync(folder) {
  const name = fileNamed(folder);
  const files = host.filesIn(name);
  if (files === '') throw fileError('ENOENT', 'no such file or directory', 'scandir', name);
  return files.split('\n');
}

function statSync(file) {
  const name = fileNamed(file);
  const isFile = host.hasFile(name);
  if (!isFile && host.filesIn(name) === '') throw fileError('ENOENT', 'no such file or directory', 'stat', name);
  return { size: isFile ? utf8Bytes(host.source(name)).length : 0, isFile: () => isFile, isDirectory: () => !isFile };
}

/** The package's file system is read-only on AWS too. */
function refuseToWrite(call) {
  return (file) => { throw fileError('EROFS', 'read-only file system', call, fileNamed(file)); };
}

const readers = { readFile: readFileSync, readdir: readdirSync, stat: statSync, access: (file) => { statSync(file); } };
const writers = { writeFile: refuseToWrite('open'), appendFile: refuseToWrite('open'), mkdir: refuseToWrite('mkdir'), unlink: refuseToWrite('unlink'),
  rm: refuseToWrite('rm'), rename: refuseToWrite('rename'), copyFile: refuseToWrite('copyfile') };
const fs = { existsSync, promises: {}, constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 } };
for (const [name, work] of Object.entries({ ...readers, ...writers })) {
  fs[name + 'Sync'] = work;
  fs.promises[name] = async (...args) => work(...args);
  fs[name] = (...args) => {
    const callback = args.pop();
    fs.promises[name](...args).then((value) => callback(null, value), (error) => callback(error));
  };
}
addBuiltin('fs', fs);
addBuiltin('fs/promises', fs.promises);
`
