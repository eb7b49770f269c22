import { PencilLine } from 'lucide-react'
import type { NameRule } from '../../state/resourceNames'
import { NamePopover } from './NamePopover'

interface Props {
  readonly current: string
  readonly rule: NameRule
  readonly names: readonly string[]
  readonly onRename: (name: string) => void
}

/** A pencil that asks for another name. What the definition calls it stays the learner's to change: where it is missed, that is told. */
export function Rename({ current, rule, names, onRename }: Props) {
  const others = names.filter((name) => name !== current)
  return <NamePopover name={`Rename ${current}`} icon={PencilLine} verb="Rename" rule={rule} taken={others} current={current} onName={onRename} />
}
