import { evaluatePath, parsePath } from '../../../expression/jsonPath/jsonPath'
import { ABSENT, call, JavaList, JavaMap, JavaObject, javaText, jsonText, type JavaKey, type JavaValue } from '../../../expression/vtl/vtl'
import { javaOfJson, javaOfText, jsonOfJava } from './javaOfJson'

/** What a request or a response brings to a mapping template. */
export interface TemplateParameters {
  readonly path: { readonly [name: string]: string }
  readonly querystring: { readonly [name: string]: string }
  /** By the name as it was sent: names are case-sensitive in templates. */
  readonly header: { readonly [name: string]: string }
}

/** `$input`. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html */
export class Input extends JavaObject {
  readonly #body: RawBody
  readonly #parameters: TemplateParameters
  #parsed: JavaValue | undefined

  /** @param body  an empty one reads as `{}` */
  constructor(body: string, parameters: TemplateParameters) {
    super()
    this.#body = new RawBody(body === '' ? '{}' : body)
    this.#parameters = parameters
  }

  override property(name: string): JavaValue {
    return name === 'body' ? this.#body : ABSENT
  }

  override call(method: string, given: readonly JavaValue[]): JavaValue | undefined {
    const [argument] = given
    if (method === 'params') return given.length === 0 ? this.#all() : this.#parameter(javaText(argument ?? null))
    if (given.length !== 1) return undefined
    if (method === 'path') return this.#find(javaText(argument!))
    if (method !== 'json') return undefined
    const found = this.#find(javaText(argument!))
    // What is not there is the empty text in JSON.
    return found === ABSENT ? '""' : jsonText(found)
  }

  toText(): string {
    return this.#body.toText()
  }

  /** What a JSONPath finds in the body; a body that is no JSON is a text. */
  #find(path: string): JavaValue {
    this.#parsed ??= javaOfText(this.#body.toText()) ?? this.#body.toText()
    if (path === '$' || path === '$.') return this.#parsed
    const parsed = parsePath(path)
    if (!('path' in parsed)) return ABSENT
    const straight = follow(this.#parsed, parsed.path.segments)
    if (straight !== undefined) return straight
    const found = evaluatePath(parsed.path, { input: jsonOfJava(this.#parsed), context: () => ({}), variables: {} })
    return 'value' in found ? javaOfJson(found.value) : ABSENT
  }

  #all(): JavaValue {
    const { path, querystring, header } = this.#parameters
    return new JavaMap(new Map([['path', mapOf(path)], ['querystring', mapOf(querystring)], ['header', mapOf(header)]]), ABSENT)
  }

  /** Looked for in the path, then in the query string, then among the headers. */
  #parameter(name: string): JavaValue {
    const { path, querystring, header } = this.#parameters
    const place = [path, querystring, header].find((values) => Object.hasOwn(values, name))
    return place?.[name] ?? ''
  }
}

function mapOf(values: { readonly [name: string]: string }): JavaValue {
  return new JavaMap(new Map<JavaKey, JavaValue>(Object.entries(values)), ABSENT)
}

type Segment = { readonly kind: string; readonly name?: string; readonly index?: number }

/**
 * Names and single indexes lead to the very value, so that a template can change it and a Double stays one.
 * Undefined where the path forks, or leads nowhere.
 */
function follow(start: JavaValue, segments: readonly Segment[]): JavaValue | undefined {
  let value: JavaValue | undefined = start
  for (const { kind, name, index } of segments) {
    if (kind === 'member' && value instanceof JavaMap) value = value.entries.get(name!)
    else if (kind === 'index' && value instanceof JavaList) value = value.items[index! < 0 ? value.items.length + index! : index!]
    else return undefined
    if (value === undefined) return undefined
  }
  return value
}

/** The body as it came: a String, but what one asks of it as of a map is not there rather than null. */
class RawBody extends JavaObject {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override property(): JavaValue {
    return ABSENT
  }

  override call(method: string, given: readonly JavaValue[]): JavaValue {
    return call(this.#text, method, given) ?? ABSENT
  }

  toText(): string {
    return this.#text
  }
}

