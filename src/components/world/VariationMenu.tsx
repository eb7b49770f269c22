import { ChevronDown, FlaskConical } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { scenarioOf } from '../../state/draft'
import { useDraft } from '../../state/draftStore'
import { MENU, MENU_ITEM, MENU_TRIGGER } from './menuStyle'

/** Changes worth seeing, each loaded with one click. */
export function VariationMenu() {
  const scenario = useDraft((s) => scenarioOf(s.scenarioId))
  const ready = useDraft((s) => s.loadState === 'ready')
  const tryVariation = useDraft((s) => s.tryVariation)
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger disabled={!ready} className={MENU_TRIGGER}>
        <FlaskConical size={16} strokeWidth={1.5} aria-hidden />
        Try a change
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className={`${MENU} w-80`}>
          {scenario.variations.map(({ id, title, about }) => (
            <DropdownMenu.Item key={id} onSelect={() => tryVariation(id)} textValue={title} className={MENU_ITEM}>
              <span className="block font-medium">{title}</span>
              <span className="block text-muted">{about}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
