import { ListStart } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useGateway } from '../../state/gateway/gatewayStore'
import { MENU, MENU_ITEM, MENU_TRIGGER } from '../world/menuStyle'

/** Requests worth sending, each with what to look for. */
export function ReadyRequests() {
  const take = useGateway((s) => s.take)
  const readyRequests = useGateway((s) => s.scenario.requests)
  if (readyRequests.length === 0) return null
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className={MENU_TRIGGER}>
        <ListStart size={14} strokeWidth={1.5} aria-hidden />
        Try
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={4} className={`${MENU} max-h-[min(28rem,80dvh)] w-80 overflow-y-auto`}>
          {readyRequests.map((request) => (
            <DropdownMenu.Item key={request.title} onSelect={() => take(request)} className={MENU_ITEM}>
              <span className="block font-medium">{request.title}</span>
              <span className="block text-muted">{request.about}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
