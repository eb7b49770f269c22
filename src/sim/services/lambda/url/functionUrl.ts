import { isoTime, type VirtualMs } from '../../../kernel/virtualTime'
import type { JsonObject } from '../../../kernel/json'

/** An HTTP endpoint of a function or an alias. */
export interface FunctionUrl {
  readonly id: string
  readonly authType: string
  readonly invokeMode: string
  /** As it was given; undefined where browsers of other origins are told nothing. */
  readonly cors: JsonObject | undefined
  readonly createdAt: VirtualMs
  readonly lastModified: VirtualMs
}

export function urlOf(id: string, region: string): string {
  return `https://${id}.lambda-url.${region}.on.aws/`
}

export function shownUrl(arn: string, region: string, url: FunctionUrl): JsonObject {
  return {
    FunctionUrl: urlOf(url.id, region),
    FunctionArn: arn,
    AuthType: url.authType,
    ...(url.cors ? { Cors: url.cors } : {}),
    CreationTime: isoTime(url.createdAt),
    LastModifiedTime: isoTime(url.lastModified),
    InvokeMode: url.invokeMode,
  }
}
