/**
 * A value as Velocity sees it: Java's. Integer, Long and BigInteger are a whole number, which prints the
 * same whichever it is: a `number` as far as that is exact, a `bigint` beyond.
 */
export type JavaValue = null | boolean | string | number | bigint | JavaDouble | JavaList | JavaMap | JavaObject

/** A Double, which never prints as a whole number does: `3.0`. */
export class JavaDouble {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A list that can change. One that was JSON prints as JSON, any other in Java's way: `[a, b]`. */
export class JavaList {
  readonly items: JavaValue[]
  readonly ofJson: boolean

  constructor(items: JavaValue[], ofJson = false) {
    this.items = items
    this.ofJson = ofJson
  }
}

export type JavaKey = null | boolean | string | number | bigint

/** A map in the order in which its keys came. */
export class JavaMap {
  readonly entries: Map<JavaKey, JavaValue>
  /** What a member is that is not there: null, or in what AWS hands to templates `ABSENT`. */
  readonly missing: JavaValue

  constructor(entries: Map<JavaKey, JavaValue>, missing: JavaValue = null) {
    this.entries = entries
    this.missing = missing
  }
}

/** Anything else with members and methods, such as AWS's `$input` and `$util`. */
export abstract class JavaObject {
  /** Undefined: there is no such member. */
  property(_name: string): JavaValue | undefined {
    return undefined
  }

  /** Undefined: there is no such method for such arguments. */
  call(_method: string, _given: readonly JavaValue[]): JavaValue | undefined {
    return undefined
  }

  abstract toText(): string
}

/**
 * What is not there in the values that AWS hands to a template: prints as nothing, is equal to null and
 * to the empty text, and so is whatever one asks of it.
 */
class Absent extends JavaObject {
  override property(): JavaValue {
    return this
  }

  override call(): JavaValue {
    return this
  }

  toText(): string {
    return ''
  }
}

export const ABSENT: JavaObject = new Absent()

export function isWhole(value: JavaValue): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}

export function isNumber(value: JavaValue): value is number | bigint | JavaDouble {
  return isWhole(value) || value instanceof JavaDouble
}

/** A whole number in the form that is used for its size. */
export function whole(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value
}
