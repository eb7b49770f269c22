/** The AWS SDK's packages, as bundles that are run when an image is made. */
export const PACKAGES = String.raw`
/** Packages by name, and what the SDK's core shares among them by module. */
const packages = new Map();
let sharedModules = {};

function requirePackage(name) {
  return packages.get(name) ?? sharedModules[name];
}

function variable(name) {
  return environment[name];
}

/** A date as signatures write it: 20250101T000000Z. */
function basicDate(date) {
  return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/** What a bundle knows of the process beside its globals. */
const coldstart = {
  request: sendRequest,
  async region() {
    const region = variable('AWS_REGION') ?? variable('AWS_DEFAULT_REGION');
    if (region === undefined) throw new Error('Region is missing');
    return region;
  },
  async credentials() {
    const [accessKeyId, secretAccessKey, sessionToken] = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'].map(variable);
    if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
    const error = new Error('Could not load credentials from any providers');
    error.name = 'CredentialsProviderError';
    throw error;
  },
  maxAttempts: (otherwise) => (variable('AWS_MAX_ATTEMPTS') === undefined ? otherwise : Number(variable('AWS_MAX_ATTEMPTS'))),
  retryMode: (otherwise) => variable('AWS_RETRY_MODE') ?? otherwise,
  /** A request with the name of who makes it. Nobody here checks a signature, so none is computed. */
  named(request, { accessKeyId, sessionToken }, { signingDate, signingRegion, signingService }) {
    const date = basicDate(signingDate);
    const scope = [accessKeyId, date.slice(0, 8), signingRegion, signingService, 'aws4_request'].join('/');
    request.headers['x-amz-date'] = date;
    if (sessionToken) request.headers['x-amz-security-token'] = sessionToken;
    request.headers.authorization = 'AWS4-HMAC-SHA256 Credential=' + scope + ', SignedHeaders=host;x-amz-date, Signature=' + '0'.repeat(64);
    return request;
  },
  toBase64(bytes) {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    chargeText(bytes.length);
    return btoa(binary);
  },
  fromBase64(text) {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  },
};

/** Runs a bundle, and tells what it exports, a name a line. What the core exports is shared by all that come after it. */
function addPackage(name, run) {
  const module = { exports: sharedModules[name] ?? {} };
  run?.(requirePackage, module.exports, module, coldstart);
  if (name === '') sharedModules = module.exports.shared;
  else packages.set(name, module.exports);
  return Object.keys(module.exports).join('\n');
}
`
