import { utf8Bytes, utf8Text } from '../../../aws/bytes'
import { fromBase64, toBase64 } from '../../../expression/base64'

export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'

/**
 * The body of a request on its way to the integration. A body of a binary media type is bytes, any other a
 * text, in which bytes that are no UTF-8 are lost.
 * @returns undefined where what should be base64 is not: 500
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function handleRequestContent(
  body: Uint8Array,
  contentType: string | undefined,
  binaryMediaTypes: readonly string[],
  handling: ContentHandling | undefined,
): Uint8Array | undefined {
  const binary = isBinary(contentType, binaryMediaTypes)
  if (handling === 'CONVERT_TO_BINARY') return binary ? body : decoded(body)
  if (handling === 'CONVERT_TO_TEXT') return binary ? encoded(body) : asText(body)
  return binary ? body : asText(body)
}

/**
 * The body of a response on its way to the client, who takes bytes if the first media type of its Accept
 * header is a binary one.
 * @returns undefined where what should be base64 is not: 500
 */
export function handleResponseContent(
  body: Uint8Array,
  contentType: string | undefined,
  accept: string | undefined,
  binaryMediaTypes: readonly string[],
  handling: ContentHandling | undefined,
): Uint8Array | undefined {
  const binary = isBinary(contentType, binaryMediaTypes)
  if (handling === 'CONVERT_TO_BINARY') return binary ? body : decoded(body)
  if (handling === 'CONVERT_TO_TEXT') return binary ? encoded(body) : asText(body)
  if (isBinary(accept?.split(',', 1)[0], binaryMediaTypes)) return binary ? body : decoded(body)
  return binary ? encoded(body) : asText(body)
}

const ANY = '*/*'

/**
 * Parameters such as the charset are not looked at. `application/*` is any type of that kind, and with an
 * asterisk for the kind too it is any type at all.
 */
export function isBinary(mediaType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  const [whole = ''] = (mediaType ?? '').split(';', 1)
  const type = whole.trim().toLowerCase()
  const kind = type.includes('/') ? `${type.split('/', 1)[0]}/*` : undefined
  return binaryMediaTypes.some((each) => {
    const binary = each.toLowerCase()
    return binary === ANY || binary === type || binary === kind
  })
}

function asText(body: Uint8Array): Uint8Array {
  return utf8Bytes(utf8Text(body))
}

function encoded(body: Uint8Array): Uint8Array {
  return utf8Bytes(toBase64(body))
}

function decoded(body: Uint8Array): Uint8Array | undefined {
  return fromBase64(utf8Text(body))
}
