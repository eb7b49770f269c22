import { ArrowDown, ArrowUp } from 'lucide-react'
import type { OrderQuestion } from '../../content/questions/question'
import { moved } from '../../state/practice/answering'
import { IconButton } from '../frame/IconButton'
import { GuideProse } from '../guide/GuideProse'
import { Sign } from './ChoiceOptions'
import { useAsking } from './askingContext'

/** Steps to be put in order. */
export function OrderOptions({ question }: { question: OrderQuestion }) {
  const { asked: { answer, score }, give } = useAsking()
  const order = answer as readonly string[]
  return (
    <ol aria-label="Order" className="space-y-2">
      {order.map((id, place) => {
        const choice = question.choices.find((each) => each.id === id)
        if (!choice) return null
        return (
          <li key={id} className="rounded-lg border border-line bg-panel">
            <div className="flex items-center gap-3 px-3 py-1.5 text-base">
              <span className="tabular text-sm text-muted">{place + 1}</span>
              <span className="min-w-0 grow py-1">
                <GuideProse text={choice.text} />
              </span>
              {score === undefined ? (
                <>
                  <IconButton name={`Move up: ${choice.text}`} icon={ArrowUp} disabled={place === 0} onClick={() => give(moved(answer, id, -1))} />
                  <IconButton name={`Move down: ${choice.text}`} icon={ArrowDown} disabled={place === order.length - 1} onClick={() => give(moved(answer, id, 1))} />
                </>
              ) : (
                <Sign right={question.key[place] === id} />
              )}
            </div>
            {score !== undefined && (
              <p className="px-3 pb-3 pl-9 text-base text-muted">
                Place {question.key.indexOf(id) + 1}. <GuideProse text={choice.why} />
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
