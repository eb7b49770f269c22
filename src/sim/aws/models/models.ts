import type { ServiceId } from '../apiCall'
import apigateway from './apigateway.json'
import apigatewaymanagementapi from './apigatewaymanagementapi.json'
import apigatewayv2 from './apigatewayv2.json'
import cloudwatch from './cloudwatch.json'
import dynamodb from './dynamodb.json'
import dynamodbstreams from './dynamodbstreams.json'
import events from './events.json'
import iam from './iam.json'
import kinesis from './kinesis.json'
import lambda from './lambda.json'
import logs from './logs.json'
import s3 from './s3.json'
import secretsmanager from './secretsmanager.json'
import sns from './sns.json'
import sqs from './sqs.json'
import ssm from './ssm.json'
import states from './states.json'
import sts from './sts.json'

/**
 * What AWS publishes of a service's API: how its protocol is bound, what its operations take,
 * answer and refuse with. Made by scripts/models/generate.ts from botocore's models (Apache-2.0,
 * snapshot of August 2026), without their prose; operations that those leave out are the pinned
 * SDK's (Apache-2.0). AWS's servers know more than the models.
 */
export interface ServiceModel {
  /** `2012-08-10`: what the query protocol names as `Version`. */
  readonly apiVersion: string
  /** The one botocore prefers of `protocols`. */
  readonly protocol: Protocol
  readonly protocols: readonly Protocol[]
  /** Of the JSON protocols: `1.0` or `1.1`. */
  readonly jsonVersion?: '1.0' | '1.1'
  /** What stands before the dot in `X-Amz-Target`. */
  readonly targetPrefix?: string
  /** The first label of the endpoint's host: `monitoring` of CloudWatch. */
  readonly endpointPrefix: string
  /** The host of a service without Regions: `iam.amazonaws.com`. */
  readonly globalEndpoint?: string
  /** What the credential scope calls the service, where it is not `endpointPrefix`. */
  readonly signingName?: string
  /** As SDKs name the service: `CloudWatch Logs`. */
  readonly serviceId: string
  readonly xmlNamespace?: string
  /** Errors carry the code of the query protocol that the service had before, in a header. */
  readonly awsQueryCompatible?: object
  readonly operations: { readonly [action: string]: OperationModel }
  /** What exists on AWS and is not simulated. */
  readonly others: { readonly [action: string]: OperationBinding }
  readonly shapes: { readonly [name: string]: Shape }
}

export type Protocol = 'json' | 'rest-json' | 'rest-xml' | 'query' | 'smithy-rpc-v2-cbor'

export interface OperationBinding {
  readonly method: string
  /** With labels, and fixed queries: `/{Bucket}/{Key+}?uploads`. */
  readonly uri: string
  /** Of one without `input`: what has to be there besides, by the names on the wire. */
  readonly needs?: { readonly query?: readonly string[]; readonly headers?: readonly string[] }
}

export interface OperationModel extends OperationBinding {
  /** The status of success where it is not 200. */
  readonly status?: number
  readonly input?: string
  readonly output?: string
  /** Of the query protocol: the element around the output. */
  readonly resultWrapper?: string
  /** What stands before the endpoint's host: `sync-`. */
  readonly hostPrefix?: string
  /** The checksums that an answer may carry in a header. */
  readonly responseChecksums?: readonly string[]
  /** Names of the shapes of its errors. */
  readonly errors?: readonly string[]
}

export interface Shape {
  readonly type: 'structure' | 'list' | 'map' | 'string' | 'integer' | 'long' | 'float' | 'double' | 'boolean' | 'blob' | 'timestamp'
  /** Of a structure, in the model's order: AWS checks members in it. */
  readonly members?: { readonly [name: string]: Member }
  readonly required?: readonly string[]
  /** The member that is the whole HTTP body. */
  readonly payload?: string
  /** Of a list. */
  readonly member?: Member
  /** Of a map. */
  readonly key?: Member
  readonly value?: Member
  /** Of a list or map in XML and queries: no element of its own around the items. */
  readonly flattened?: boolean
  /** Of a text its length, of a number its value, of a list or map its size. */
  readonly min?: number
  readonly max?: number
  /** As Java writes regular expressions; all of the text must match. */
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly timestampFormat?: TimestampFormat
  /** AWS's complaints do not repeat such a value. */
  readonly sensitive?: boolean
  /** An error. */
  readonly exception?: boolean
  /** An error of the server's. */
  readonly fault?: boolean
  readonly error?: { readonly code?: string; readonly httpStatusCode: number; readonly senderFault?: boolean }
}

export type TimestampFormat = 'iso8601' | 'rfc822' | 'unixTimestamp'

/** Where a shape is used. */
export interface Member {
  readonly shape: string
  /** Where in the HTTP message it stands; absent: in the body. `headers`: all that begin so. */
  readonly location?: 'uri' | 'querystring' | 'header' | 'headers' | 'statusCode'
  readonly locationName?: string
  readonly flattened?: boolean
  /** The SDK makes one up where the caller gives none. */
  readonly idempotencyToken?: boolean
  readonly enum?: readonly string[]
  readonly xmlNamespace?: { readonly uri: string }
}

// What TypeScript infers of the tables is a type for each of their lines; the generator's test holds their form.
const TABLES: { readonly [service in ServiceId]?: unknown } = {
  apigateway,
  apigatewaymanagementapi,
  apigatewayv2,
  cloudwatch,
  dynamodb,
  dynamodbstreams,
  events,
  iam,
  kinesis,
  lambda,
  logs,
  s3,
  secretsmanager,
  sns,
  sqs,
  ssm,
  states,
  sts,
}

/** The services that have a model here. */
export const modelledServices = Object.keys(TABLES) as readonly ServiceId[]

/** A service's model, by its API id; undefined where there is no such service here. */
export function modelOf(service: string): ServiceModel | undefined {
  return Object.hasOwn(TABLES, service) ? (TABLES[service as ServiceId] as ServiceModel) : undefined
}
