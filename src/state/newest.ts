/** Takes values as they come and asks about the newest, one at a time: while one is asked about, the next wait and only the last of them is left. */
export interface Newest<Value> {
  take(value: Value): void
}

/**
 * @param delay   milliseconds without a newer value before one is asked about
 * @param ask     may take long, and may fail
 * @param answer  called with the value it is about, unless a newer one has come meanwhile
 */
export function createNewest<Value, Answer>(
  delay: number,
  ask: (value: Value) => Promise<Answer>,
  answer: (answer: Answer, value: Value) => void,
): Newest<Value> {
  let waiting: { readonly value: Value } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false

  async function askNewest(): Promise<void> {
    timer = undefined
    if (asking || !waiting) return
    const { value } = waiting
    waiting = undefined
    asking = true
    try {
      const answered = await ask(value)
      if (!waiting) answer(answered, value)
    } finally {
      asking = false
      // What came meanwhile has its own timer, or it has run out while we asked.
      if (waiting && timer === undefined) void askNewest()
    }
  }

  return {
    take(value) {
      waiting = { value }
      clearTimeout(timer)
      timer = setTimeout(() => void askNewest(), delay)
    },
  }
}
