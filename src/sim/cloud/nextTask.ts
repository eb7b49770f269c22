/**
 * Resolves in a task of its own, after all microtasks have run: whoever was just answered has
 * spoken before the clock moves. The same in Node and in a worker, without a timer's delay.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    // In turn: Node takes a thousand messages of one channel before it looks whether a timer is due.
    turn = 1 - turn
    const channel = (channels[turn] ??= openChannel())
    // Node must not end while a task is awaited, and must not be kept alive when none is.
    channel.port1.ref?.()
    channel.port2.postMessage(null)
  })
}

const waiting: (() => void)[] = []
const channels: MessageChannel[] = []
let turn = 1

function openChannel(): MessageChannel {
  const opened = new MessageChannel()
  opened.port1.onmessage = () => {
    const resolve = waiting.shift()
    if (waiting.length === 0) for (const { port1 } of channels) port1.unref?.()
    resolve?.()
  }
  return opened
}
