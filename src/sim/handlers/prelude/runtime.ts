/**
 * Lambda's runtime for Node.js: finds the handler, calls it, and tells what came of it.
 * @see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client for whose behaviour this is
 */
export const RUNTIME = String.raw`
let handler;
/** What runs between a call of the handler and its answer. */
let invocation;
/** INIT is going on: what goes wrong is told of it. */
let initializing = false;

const CALLBACKS_REMOVED = 'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. '
  + 'You need to modify this function to use a supported handler signature to use Node.js 24 or later. '
  + 'For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';
const NEVER_SETTLED = 'The Lambda runtime client detected an unexpected Node.js exit code. '
  + 'This is most commonly caused by a Promise that was never settled. '
  + 'For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes';

/** The runtime's major version of Node.js. */
let nodeMajor = 0;

/** An error as the payload of a failed invocation. */
function responseOf(error) {
  try {
    const like = error && typeof error.name === 'string' && typeof error.message === 'string' && typeof error.stack === 'string';
    if (error instanceof Error || like) {
      return { errorType: String(error.name), errorMessage: String(error.message), trace: String(error.stack).split('\n') };
    }
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  } catch {
    return {
      errorType: 'handled',
      errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
      trace: [],
    };
  }
}

/** An error as the runtime logs it: with its hidden members, and those a learner gave it. */
function loggedError(error) {
  const seen = error instanceof Error ? error : new Error(error);
  const visible = (_key, value) => value instanceof Error
    ? { errorType: value.name, errorMessage: value.message, code: value.code, ...value, stack: typeof value.stack === 'string' ? value.stack.split('\n') : value.stack }
    : value;
  try {
    return '\t' + nativeStringify(seen, visible);
  } catch {
    return '\t' + nativeStringify(responseOf(seen));
  }
}

function logError(title, error) {
  if (logsJson) writeJson('ERROR', { message: error instanceof Error ? errorsShown('', error) : responseOf(error) });
  else writeLine('ERROR', format(title, loggedError(error)));
}

/** Tells that INIT or the invocation failed. A process that crashed ends with it. */
function tellFailure(error, crashed) {
  if (isOutOfMemory(error)) return host.outOfMemory();
  const { errorType, errorMessage, trace } = responseOf(error);
  invocation = undefined;
  host.fail(errorType, errorMessage, nativeStringify(trace), crashed);
}

function uncaught(error) {
  if (isOutOfMemory(error)) return host.outOfMemory();
  processListeners.emit('uncaughtException', error);
  logError('Uncaught Exception', error);
  tellFailure(error, true);
}

/** A rejection that nobody handles ends the process, after an answer as well as before. */
function unhandledRejection(reason) {
  if (isOutOfMemory(reason)) return host.outOfMemory();
  let text;
  try { text = String(reason); } catch { text = 'undefined'; }
  const error = runtimeError('Runtime.UnhandledPromiseRejection', text);
  error.reason = reason;
  error.promise = {};
  logError('Unhandled Promise Rejection', error);
  tellFailure(error, true);
}

/** 'folder/file.path.to.handler' in its parts. */
function partsOf(name) {
  if (name.includes('..')) {
    throw runtimeError('Runtime.MalformedHandlerName',
      "'" + name + "' is not a valid handler name. Use absolute paths when specifying root directories in handler names.");
  }
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.indexOf('.');
  if (dot < 0) throw runtimeError('Runtime.MalformedHandlerName', 'Bad handler');
  return { file: name.slice(0, name.length - base.length) + base.slice(0, dot), path: base.slice(dot + 1).split('.') };
}

async function loadFile(name) {
  const path = host.handlerFile(name);
  if (path === '') throw moduleNotFound(name.slice(name.lastIndexOf('/') + 1), undefined);
  return host.format(path) === 'module' ? import('file://' + path) : loadModule(path, undefined);
}

async function loadHandler(name) {
  const { file, path } = partsOf(name);
  let app;
  try {
    app = await loadFile(file);
  } catch (error) {
    throw importFailure(error);
  }
  const found = path.reduce((nested, key) => nested && nested[key], app);
  if (!found) throw runtimeError('Runtime.HandlerNotFound', name + ' is undefined or not exported');
  if (typeof found !== 'function') throw runtimeError('Runtime.HandlerNotFound', name + ' is not a function');
  if (nodeMajor >= 24 && found.length >= 3) throw runtimeError('Runtime.CallbackHandlerDeprecated', CALLBACKS_REMOVED);
  return found;
}

function importFailure(error) {
  if (error instanceof SyntaxError) {
    error.message = nodeSyntaxMessage(error.message);
    const [, ...frames] = error.stack.split('\n').slice(error.message.split('\n').length - 1);
    const text = String(error);
    return runtimeError('Runtime.UserCodeSyntaxError', text, ['Runtime.UserCodeSyntaxError: ' + text, ...frames].join('\n'));
  }
  if (error instanceof Error && error.code === 'MODULE_NOT_FOUND') {
    const text = String(error);
    return runtimeError('Runtime.ImportModuleError', text, 'Runtime.ImportModuleError: ' + text);
  }
  // What the engine's module loader threw carries its name and message as a learner's error would not.
  const missing = error instanceof Error && /^Cannot find (?:package|module) '(.*)' imported from /.exec(error.message);
  if (missing) {
    explainMissing(missing[1]);
    const clean = nodeError(Error, 'ERR_MODULE_NOT_FOUND', error.message);
    setStack(clean, 'Error [ERR_MODULE_NOT_FOUND]: ' + error.message);
    return clean;
  }
  return error instanceof Error && error.name === 'NotSimulated' ? runtimeError('NotSimulated', error.message) : error;
}

function nodeSyntaxMessage(message) {
  const missing = /^Could not find export '(.*)' in module '(.*)'$/.exec(message);
  if (!missing) return message;
  return "The requested module '" + missing[2].replace('file://', '') + "' does not provide an export named '" + missing[1] + "'";
}

function init(runtime, handlerName, variables, seed) {
  startProcess(runtime, parseJson(variables));
  nodeMajor = Number(process.versions.node.split('.')[0]);
  setLogFormat(environment.AWS_LAMBDA_LOG_FORMAT, environment.AWS_LAMBDA_LOG_LEVEL);
  seedRandom(seed);
  initializing = true;
  promiseThen.call(loadHandler(handlerName),
    (found) => {
      handler = found;
      if (environment.AWS_LAMBDA_INITIALIZATION_TYPE === 'snap-start') return ready(beforeSnapshot.reverse());
      initializing = false;
      host.initialized();
    },
    uncaught);
}

// Node.js has no SnapStart on AWS: named and ordered like the hooks of its Python runtime.
const beforeSnapshot = [], afterRestore = [];
addBuiltin('snapshot_restore', {
  registerBeforeSnapshot(hook) { beforeSnapshot.push(hook); },
  registerAfterRestore(hook) { afterRestore.push(hook); },
});

// What streams a response, on Lambda a global of its Node.js runtimes.
const streams = () => { throw notSimulated('response streaming (awslambda.streamifyResponse)'); };
defineGlobal('awslambda', { streamifyResponse: streams, HttpResponseStream: { from: streams } });

async function runHooks(hooks) {
  for (const hook of hooks) await hook();
}

/** INIT is over when the hooks are. */
function ready(hooks) {
  promiseThen.call(runHooks(hooks), () => {
    initializing = false;
    host.initialized();
  }, uncaught);
}

/** This process is a copy: it gets what is its own, and the hooks run. */
function restore(seed, variables) {
  for (const [name, value] of Object.entries(parseJson(variables))) environment[name] = value;
  seedUnique(seed);
  initializing = true;
  ready(afterRestore);
}

/** Gives a context the members that it has in every runtime, in their order: what a handler may know of its invocation. */
function withContext(context, about, deadline) {
  context.functionVersion = variables.AWS_LAMBDA_FUNCTION_VERSION;
  context.functionName = variables.AWS_LAMBDA_FUNCTION_NAME;
  context.memoryLimitInMB = variables.AWS_LAMBDA_FUNCTION_MEMORY_SIZE;
  context.logGroupName = variables.AWS_LAMBDA_LOG_GROUP_NAME;
  context.logStreamName = variables.AWS_LAMBDA_LOG_STREAM_NAME;
  context.clientContext = about.clientContext;
  context.identity = undefined;
  context.invokedFunctionArn = about.invokedArn;
  context.awsRequestId = requestId;
  const getRemainingTimeInMillis = () => deadline - Date.now();
  context.getRemainingTimeInMillis = getRemainingTimeInMillis;
  return context;
}

/** A context's members that answer, which Node.js 24 has no more. */
function answering(current) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    succeed: (result) => { if (current.isFirst()) current.succeed(result); },
    fail: (error) => { if (current.isFirst()) current.fail(error === undefined || error === null ? 'handled' : error); },
    done: (error, result) => { if (current.isFirst()) error === undefined || error === null ? current.succeed(result) : current.fail(error); },
  };
}

/** The answer of a handler as JSON; what JSON cannot show is null. */
function payloadOf(result) {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch (error) {
    if (isOutOfMemory(error)) throw error;
    throw runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body');
  }
}

/** One invocation: the first who answers is heard. */
class Invocation {
  #done = false;
  #answered = false;
  /** The handler's second argument. */
  context;
  /** What the callback was given, to be told when nothing is left to wait for. */
  #given;

  /** Of the callback and the context's members only the first call counts. */
  isFirst() {
    return !this.#answered && (this.#answered = true);
  }
  succeed(result) {
    if (this.#done) return;
    let payload;
    try {
      payload = payloadOf(result);
    } catch (error) {
      return this.fail(error);
    }
    this.#end();
    host.answer(payload);
  }
  fail(error) {
    if (this.#done) return;
    if (isOutOfMemory(error)) return host.outOfMemory();
    this.#end();
    logError('Invoke Error', error);
    tellFailure(error, false);
  }
  #end() {
    this.#done = true;
    invocation = undefined;
    // Each knows of the other, which only a collection of the engine's would find out.
    this.context = undefined;
  }
  /** The third argument of a handler. */
  callback(error, result) {
    if (this.#done) return;
    if (error !== undefined && error !== null) this.fail(error);
    else if (this.context.callbackWaitsForEmptyEventLoop) this.#given = { result };
    else this.succeed(result);
  }
  loopIsEmpty() {
    if (this.#done) return;
    if (this.#given) this.succeed(this.#given.result);
    else this.#neverAnswered();
  }
  /** An async handler owes an answer; any other may have forgotten its callback and answers null. */
  #neverAnswered() {
    if (handler.constructor?.name === 'AsyncFunction') this.fail(runtimeError('Runtime.NodeJsExit', NEVER_SETTLED));
    else this.succeed(null);
  }
}

/**
 * @param told  request id, invoked ARN, trace, client context as JSON, and payload in one text, as each text costs the
 *              host as much as a small handler's work; then where the first four end. An empty one: none
 * @returns whether ticks wait to be run: few handlers ask for any, and to look costs a call from the host
 */
function invoke(told, idEnd, arnEnd, traceEnd, contextEnd, deadline) {
  requestId = partOf(told, 0, idEnd);
  if (traceEnd > arnEnd) variables._X_AMZN_TRACE_ID = partOf(told, arnEnd, traceEnd);
  const about = { invokedArn: partOf(told, idEnd, arnEnd), clientContext: contextEnd > traceEnd ? parseJson(partOf(told, traceEnd, contextEnd)) : undefined };
  const current = invocation = new Invocation();
  try {
    const event = parseJson(partOf(told, contextEnd));
    const context = current.context = withContext(nodeMajor >= 24 ? {} : answering(current), about, deadline);
    const result = nodeMajor >= 24 ? handler(event, context) : handler(event, context, (error, given) => { if (current.isFirst()) current.callback(error, given); });
    if (result && typeof result.then === 'function') {
      result.then((value) => current.succeed(value), (error) => current.fail(error ?? 'handled'));
    } else if (nodeMajor >= 24) {
      current.succeed(result);
    }
  } catch (error) {
    current.callback(error);
  }
  return ticks.length > 0;
}

/** Nothing is left to run and nothing is waited for: a process of Node's would end here. */
function loopIsEmpty() {
  if (initializing) host.exit(13);
  else invocation?.loopIsEmpty();
}
`
