import { contentHash } from '../../../kernel/contentHash'
import { invalid } from '../refusal'

/** Runtimes that functions can be created with, in November 2026, and those that can only be kept. */
const SUPPORTED = [
  'nodejs20.x', 'nodejs22.x', 'nodejs24.x', 'python3.10', 'python3.11', 'python3.12', 'python3.13', 'python3.14',
  'java8.al2', 'java11', 'java17', 'java21', 'java25', 'dotnet8', 'dotnet10', 'ruby3.2', 'ruby3.3', 'ruby3.4',
  'provided.al2', 'provided.al2023',
]
const DEPRECATED =
  /^(nodejs(4\.3|6\.10|8\.10|10\.x|12\.x|14\.x|16\.x|18\.x)|nodejs|python(2\.7|3\.[6-9])|java8|dotnetcore[\d.]+|dotnet[5-7]|ruby2\.[57]|go1\.x|provided)$/

/** @throws {Refusal} in the words that AWS has for a name it does not know */
export function checkRuntime(runtime: string): void {
  if (SUPPORTED.includes(runtime) || DEPRECATED.test(runtime)) return
  invalid(`Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${SUPPORTED.join(', ')}] or be a valid ARN`)
}

/** @throws {Refusal} where AWS no longer takes a runtime that it knows. Told after what is wrong with the package. */
export function refuseDeprecated(runtime: string): void {
  if (!DEPRECATED.test(runtime)) return
  invalid(
    `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. ` +
      'We recommend you use a supported runtime while creating or updating functions.',
  )
}

/** Whether the sandbox can run a runtime's source. Scripts run in any. */
export function runsFiles(runtime: string): boolean {
  return runtime.startsWith('nodejs')
}

/** `nodejs:22.v60`, as INIT_START names a runtime's version. The number is made up: AWS counts them on. */
export function runtimeVersion(runtime: string): string {
  const [, family = runtime, version = ''] = /^([a-z]+)(.*?)(?:\.x)?$/.exec(runtime) ?? []
  return `${family}:${version}.v60`
}

/** The ARN of that version: a hash that AWS does not explain. */
export function runtimeVersionArn(region: string, runtime: string): string {
  const hash = [0, 1, 2, 3].map((part) => contentHash(`${runtime}/${part}`)).join('')
  return `arn:aws:lambda:${region}::runtime:${hash}`
}
