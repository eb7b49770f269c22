import { Plus } from 'lucide-react'
import type { NameRule } from '../../state/resourceNames'
import { NamePopover } from './NamePopover'

interface Props {
  readonly rule: NameRule
  readonly taken: readonly string[]
  /** The second is the partition key where there is one to choose. */
  readonly onAdd: (name: string, partitionKey: string) => void
}

/** A plus that asks for the name of something new. */
export function AddByName({ rule, taken, onAdd }: Props) {
  return (
    <NamePopover name={`Add a ${rule.what}`} icon={Plus} verb="Add" rule={rule} taken={taken} asksKey={rule.what === 'table'} onName={onAdd} />
  )
}
