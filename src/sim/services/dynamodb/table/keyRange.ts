import { afterPrefix } from '../../../kernel/textOrder'
import type { AttributeValue } from '../attributeValue'
import type { KeyQuery, KeyRelation } from '../expression/keyCondition'
import { hashText, sortableText, terminated, unterminated } from '../sortableText'
import { partitionText } from './keySchema'

/** Keys from one text up to another; undefined: to the end. */
export interface KeyRange {
  readonly from: string
  readonly below: string | undefined
}

/**
 * Where in a table or an index the items of a query lie.
 * @param ofIndex  in an index something follows the sort key, so it is closed by an end mark there
 */
export function rangeOfQuery({ partition, sort }: KeyQuery, ofIndex: boolean): KeyRange {
  const prefix = partitionText(partition)
  const whole = { from: prefix, below: afterPrefix(prefix) }
  if (!sort) return whole
  const at = (value: AttributeValue) => prefix + (ofIndex ? terminated(sortableText(value)) : sortableText(value))
  const after = (value: AttributeValue) => (ofIndex ? afterPrefix(at(value)) : justAfter(at(value)))
  return rangeOfRelation(sort, whole, at, after, prefix)
}

function rangeOfRelation(
  relation: KeyRelation,
  whole: KeyRange,
  at: (value: AttributeValue) => string,
  after: (value: AttributeValue) => string | undefined,
  prefix: string,
): KeyRange {
  switch (relation.operator) {
    case '=':
      return { from: at(relation.value), below: after(relation.value) }
    case '<':
      return { from: whole.from, below: at(relation.value) }
    case '<=':
      return { from: whole.from, below: after(relation.value) }
    case '>':
      return { from: after(relation.value) ?? whole.from, below: whole.below }
    case '>=':
      return { from: at(relation.value), below: whole.below }
    case 'between':
      return { from: at(relation.low), below: after(relation.high) }
    case 'begins_with': {
      // Strings and bytes alone have a beginning, and their sortable text begins with it.
      const beginning = prefix + unterminated(sortableText(relation.value))
      return { from: beginning, below: afterPrefix(beginning) }
    }
  }
}

/** The first text after this one: whatever begins with it and goes on comes later. */
export function justAfter(text: string): string {
  return `${text}\u0000`
}

const HASHES = 0x100000000

/** Where the items of one segment of a parallel scan lie: its share of all partitions by their hashes. */
export function rangeOfSegment(segment: number, total: number): KeyRange {
  const start = (part: number) => Math.ceil((part * HASHES) / total)
  return {
    from: segment === 0 ? '' : hashText(start(segment)),
    below: segment === total - 1 ? undefined : hashText(start(segment + 1)),
  }
}

export const EVERYWHERE: KeyRange = { from: '', below: undefined }

export function isWithin(key: string, { from, below }: KeyRange): boolean {
  return key >= from && (below === undefined || key < below)
}
