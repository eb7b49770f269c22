import { answerAs } from '../contestant'
import { BareHeap, uniform } from './bareHeap'

answerAs({
  /** Seconds that so many turns take with 1,000 signals pending. */
  round(turns: number) {
    const heap = new BareHeap(1000)
    for (let i = 0; i < 1000; i++) heap.push(uniform())
    const start = performance.now()
    for (let i = 0; i < turns; i++) heap.push(heap.pop() + uniform())
    return (performance.now() - start) / 1000
  },
})
