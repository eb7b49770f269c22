/**
 * The packages of the AWS SDK for JavaScript v3 that a handler finds in its environment, as Lambda's Node.js runtimes
 * have them, and what each needs beside the core that all share. `scripts/sdk` makes one bundle of each.
 */
export const SDK_PACKAGES: { readonly [name: string]: readonly string[] } = {
  '@aws-sdk/client-apigatewaymanagementapi': [],
  '@aws-sdk/client-cloudwatch': [],
  '@aws-sdk/client-cloudwatch-logs': [],
  '@aws-sdk/client-dynamodb': [],
  '@aws-sdk/client-dynamodb-streams': [],
  '@aws-sdk/client-eventbridge': [],
  '@aws-sdk/client-iam': [],
  '@aws-sdk/client-kinesis': [],
  '@aws-sdk/client-lambda': [],
  '@aws-sdk/client-s3': [],
  '@aws-sdk/client-secrets-manager': [],
  '@aws-sdk/client-sfn': [],
  '@aws-sdk/client-sns': [],
  '@aws-sdk/client-sqs': [],
  '@aws-sdk/client-ssm': [],
  '@aws-sdk/client-sts': [],
  '@aws-sdk/lib-dynamodb': ['@aws-sdk/client-dynamodb', '@aws-sdk/util-dynamodb'],
  '@aws-sdk/s3-request-presigner': [],
  '@aws-sdk/util-dynamodb': [],
  '@smithy/node-http-handler': [],
}

/** The bundle that all packages share. */
export const SDK_CORE = 'core'

/** Packages that the core holds anyway, without a bundle of their own. */
export const IN_CORE: ReadonlySet<string> = new Set(['@smithy/node-http-handler'])

/**
 * The file name of a package's bundle, or the core's: `client-dynamodb.txt`. A text, because no server or build tool
 * may take it for a script of its own and change it.
 */
export function bundleFile(name: string): string {
  return `${name.slice(name.indexOf('/') + 1)}.txt`
}
