/**
 * What is changed in the SDK's browser build, so that it runs in a handler's sandbox as its Node.js build runs on
 * Lambda. Each change is a pattern, what stands in its place, and in how many files it must be found, once in each:
 * another version of the SDK fails here and not in a learner's handler.
 */
export interface Patch {
  readonly why: string
  /** The end of the file's path. */
  readonly file: RegExp
  readonly pattern: RegExp
  readonly replacement: string
  /** In the file of each client, or in exactly one. */
  readonly in: 'each' | 'one'
}

const RUNTIME_CONFIG = /\/@aws-sdk\/client-[a-z0-9-]+\/dist-es\/runtimeConfig\.browser\.js$/

export const patches: readonly Patch[] = [
  {
    why: 'the Region comes from the environment',
    file: RUNTIME_CONFIG,
    pattern: /invalidProvider\("Region is missing"\)/,
    replacement: 'coldstart.region',
    in: 'each',
  },
  {
    why: 'credentials come from the environment',
    file: RUNTIME_CONFIG,
    pattern: /\(\(_\) => \(\) => Promise\.reject\(new Error\("Credential is missing"\)\)\)/,
    replacement: '(() => coldstart.credentials)',
    in: 'each',
  },
  {
    why: 'so does how often a call is tried',
    file: RUNTIME_CONFIG,
    pattern: /config\?\.maxAttempts \?\? (.+),\n/,
    replacement: 'config?.maxAttempts ?? coldstart.maxAttempts($1),\n',
    in: 'each',
  },
  {
    why: 'and in which mode',
    file: RUNTIME_CONFIG,
    pattern: /config\?\.retryMode \?\? \((async \(\) => .+)\),\n/,
    replacement: 'config?.retryMode ?? coldstart.retryMode($1),\n',
    in: 'each',
  },
  {
    why: 'its version is all that is read of a package.json',
    file: RUNTIME_CONFIG,
    pattern: /import packageInfo from "\.\.\/package\.json";/,
    replacement: 'import { version } from "../package.json"; const packageInfo = { version };',
    in: 'each',
  },
  {
    why: 'a request says who makes it, and carries no signature',
    file: /\/@aws-sdk\/core\/dist-es\/submodules\/httpAuthSchemes\/aws_sdk\/AwsSdkSigV4Signer\.js$/,
    pattern: /const signedRequest = await signer\.sign\(httpRequest, \{/,
    replacement: 'const signedRequest = coldstart.named(HttpRequest.clone(httpRequest), identity, {',
    in: 'one',
  },
  {
    why: 'no signer is made that signs nothing',
    file: /\/@aws-sdk\/core\/dist-es\/submodules\/httpAuthSchemes\/aws_sdk\/AwsSdkSigV4Signer\.js$/,
    pattern: /const signer = await signerFunction\(authScheme\);/,
    replacement: 'const signer = undefined;',
    in: 'one',
  },
  {
    why: 'requests are not compressed',
    file: RUNTIME_CONFIG,
    pattern: /config\?\.disableRequestCompression \?\? DEFAULT_DISABLE_REQUEST_COMPRESSION/,
    replacement: 'config?.disableRequestCompression ?? true',
    in: 'one',
  },
  {
    why: 'SHA-256 without the Web Crypto API',
    file: /\/@smithy\/core\/dist-es\/submodules\/checksum\/index\.browser\.js$/,
    pattern: /export \{ Sha256WebCrypto, Sha256WebCrypto as Sha256 \} from "\.\/sha256\/Sha256WebCrypto";/,
    replacement: 'export { Sha256Js as Sha256WebCrypto, Sha256Js as Sha256 } from "./sha256/Sha256Js";',
    in: 'one',
  },
]

/** Modules that another stands in for: `from` what imports it, and what it asks for. */
export interface StandIn {
  readonly why: string
  readonly importer: RegExp
  readonly specifier: RegExp
  /** A file of `inPlace/`, or one of the package itself. */
  readonly file: string
}

export const standIns: readonly StandIn[] = [
  { why: 'requests go to the sandbox', importer: /./, specifier: /^@smithy\/fetch-http-handler$/, file: 'inPlace/requestHandler.js' },
  { why: 'XML is read without a DOM', importer: /\/@aws-sdk\/xml-builder\/dist-es\/index\.js$/, specifier: /^\.\/xml-parser$/, file: '@aws-sdk/xml-builder/dist-es/xml-parser.js' },
  { why: 'bodies are checked without a TransformStream', importer: /\/util-stream\/|\/serde\/index\.browser\.js$/, specifier: /\/createChecksumStream\.browser$/, file: 'inPlace/checksumStream.js' },
  { why: 'bytes are Base64 at the engine’s speed', importer: /\/serde\//, specifier: /\/util-base64\/fromBase64\.browser$/, file: 'inPlace/fromBase64.js' },
  { why: 'and back', importer: /\/serde\//, specifier: /\/util-base64\/toBase64\.browser$/, file: 'inPlace/toBase64.js' },
]
