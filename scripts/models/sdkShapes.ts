import { NormalizedSchema } from '@smithy/core/schema'
import type { Fields } from './tables'

type Schema = ReturnType<typeof NormalizedSchema.of>

/** Scalars have no names in the SDK: these stand for all of their kind. */
const SCALARS = {
  blob: { type: 'blob' },
  boolean: { type: 'boolean' },
  double: { type: 'double' },
  string: { type: 'string' },
  timestamp: { type: 'timestamp' },
} as const

/**
 * Reads the SDK's schemas into shapes of the published form, by their names; shapes that the
 * published model has stay its.
 */
export function sdkShapes(published: Readonly<Record<string, Fields>>) {
  const shapes: Record<string, Fields> = {}

  function nameOf(schema: unknown): string | undefined {
    const normal = NormalizedSchema.of(schema as never)
    return normal.isUnitSchema() ? undefined : shapeName(normal)
  }

  function shapeName(schema: Schema): string {
    const scalar = scalarOf(schema)
    if (scalar) {
      shapes[scalar] = SCALARS[scalar]
      return scalar
    }
    // A structure says its name; lists and maps that have none are named after what they hold.
    const name = schema.getName(false) ?? schema.getName() ?? 'list'
    if (published[name] || shapes[name]) return name
    shapes[name] = {}
    shapes[name] = shapeOf(schema)
    return name
  }

  function shapeOf(schema: Schema): Fields {
    if (schema.isListSchema()) return { type: 'list', member: memberOf(schema.getValueSchema()) }
    if (schema.isMapSchema()) return { type: 'map', key: memberOf(schema.getKeySchema()), value: memberOf(schema.getValueSchema()) }
    const members: Record<string, Fields> = {}
    for (const [name, member] of schema.structIterator()) members[name] = memberOf(member)
    // Required members stand first; how many there are stands behind them.
    const count = (schema.getSchema() as readonly unknown[])[6]
    const payload = Object.entries(members).find(([, { isPayload }]) => isPayload)?.[0]
    return {
      type: 'structure',
      ...(typeof count === 'number' && count > 0 ? { required: Object.keys(members).slice(0, count) } : {}),
      ...(payload ? { payload } : {}),
      members,
    }
  }

  function memberOf(member: Schema): Fields {
    const { httpLabel, httpQuery, httpHeader, httpPrefixHeaders, httpResponseCode, httpPayload, xmlName, xmlFlattened, idempotencyToken } =
      member.getMergedTraits() as Fields
    return {
      shape: shapeName(member),
      ...(httpLabel ? { location: 'uri', locationName: member.getMemberName() } : {}),
      ...(httpQuery ? { location: 'querystring', locationName: httpQuery } : {}),
      ...(httpHeader ? { location: 'header', locationName: httpHeader } : {}),
      ...(httpPrefixHeaders ? { location: 'headers', locationName: httpPrefixHeaders } : {}),
      ...(httpResponseCode ? { location: 'statusCode' } : {}),
      ...(xmlName ? { locationName: xmlName } : {}),
      ...(xmlFlattened ? { flattened: true } : {}),
      ...(idempotencyToken ? { idempotencyToken: true } : {}),
      ...(httpPayload ? { isPayload: true } : {}),
    }
  }

  return { shapes, nameOf }
}

function scalarOf(schema: Schema): keyof typeof SCALARS | undefined {
  if (schema.isBlobSchema()) return 'blob'
  if (schema.isBooleanSchema()) return 'boolean'
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return 'double'
  if (schema.isTimestampSchema()) return 'timestamp'
  return schema.isListSchema() || schema.isMapSchema() || schema.isStructSchema() ? undefined : 'string'
}
