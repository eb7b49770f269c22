import { useContext, useEffect, useRef } from 'react'
import { useRun } from '../../state/runStore'
import { GraphFocus } from './graphFocus'

interface Props {
  readonly id: string
  readonly state: string
  /** The accessible name: `<state>, <type>, <status>`. */
  readonly label: string
  /** What shows when the pointer rests on it. */
  readonly title: string
  readonly pressed: boolean
}

/**
 * What a node is to keyboard, pointer and screen reader. It lies over the drawing, whose words are another choice than
 * its name.
 */
export function NodeButton({ id, state, label, title, pressed }: Props) {
  const focus = useContext(GraphFocus)
  const button = useRef<HTMLButtonElement>(null)
  const travelledTo = focus.travelledTo === id
  useEffect(() => {
    if (travelledTo) button.current?.focus({ preventScroll: true })
  }, [travelledTo])
  return (
    <button
      type="button"
      ref={button}
      tabIndex={focus.tabStop === id ? 0 : -1}
      onFocus={() => focus.onFocus(id)}
      onClick={() => useRun.getState().selectState(state)}
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      // React Flow takes the pointer from nodes that it has nothing to do with.
      className="pointer-events-auto absolute inset-0 rounded-md outline-offset-3"
    />
  )
}
