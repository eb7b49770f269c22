/**
 * What a learner is told of a package that Lambda's runtime has and that is not here; undefined where the runtime has
 * none of that name either.
 */
export function missingPackage(specifier: string): string | undefined {
  return /^@(aws-sdk|smithy)\//.test(specifier) ? `the package ${specifier} of the AWS SDK` : undefined
}

/**
 * What the log adds where a function needs the SDK's version 2, beside what AWS says.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
 */
export const SDK_V2_IS_GONE =
  'Coldstart: Lambda’s runtimes have had no aws-sdk (the AWS SDK for JavaScript version 2) since nodejs18.x. ' +
  'They come with version 3: import { DynamoDBClient } from "@aws-sdk/client-dynamodb".'
