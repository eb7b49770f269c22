import { answerAs } from '../contestant'
import { BareHeap, uniform } from '../kernel/bareHeap'

answerAs({
  /** Seconds that it takes to take and put back so many events, with so many pending. */
  round({ events, pending }: { events: number; pending: number }) {
    const heap = new BareHeap(pending)
    for (let i = 0; i < pending; i++) heap.push(uniform())
    const start = performance.now()
    for (let i = 0; i < events; i++) heap.push(heap.pop() + uniform())
    return (performance.now() - start) / 1000
  },
})
