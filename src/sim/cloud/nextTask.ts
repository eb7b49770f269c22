/**
 * Resolves in a task of its own, after all microtasks have run: whoever was just answered has
 * spoken before the clock moves. Without a timer's delay, in Node and in a worker.
 */
export function nextTask(): Promise<void> {
  return new Promise(asTask)
}

// Where there is one it costs less than a message, leaves room for timers, and keeps the process up while it is awaited.
const asTask: (work: () => void) => unknown = typeof setImmediate === 'function' ? setImmediate : byMessage

/**
 * Resolves after all microtasks have run too, but need not leave the host its turn, which costs as much as some
 * signals: it does each 64th time, and always where the host knows no cheaper way.
 */
export function afterMicrotasks(): Promise<void> {
  if (!asTick || ++turns % TURNS_A_TASK === 0) return nextTask()
  return new Promise(fromAnywhere)
}

/** The same, asked for in a microtask: there it costs less. */
export function afterOtherMicrotasks(): Promise<void> {
  if (!asTick || ++turns % TURNS_A_TASK === 0) return nextTask()
  return new Promise(asTick)
}

const TURNS_A_TASK = 64
let turns = 0

/** What is asked for in a microtask comes when no microtask is left; what is asked for elsewhere would come before them. */
const asTick = typeof process === 'object' && typeof process.nextTick === 'function' ? (work: () => void) => process.nextTick(work) : undefined

function fromAnywhere(work: () => void): void {
  void Promise.resolve().then(() => asTick?.(work))
}

const waiting: (() => void)[] = []
let channel: MessageChannel | undefined

function byMessage(work: () => void): void {
  waiting.push(work)
  channel ??= openChannel()
  channel.port2.postMessage(null)
}

function openChannel(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => waiting.shift()?.()
  return opened
}
