import Elk, { type ElkNode } from 'elkjs/lib/elk-api.js'
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker'

/** A picture that takes longer is given up: its worker is ended, and the next picture has a new one. */
const LIMIT_MS = 15_000

/**
 * ELK in a worker of its own, which starts with the first picture.
 *
 * @returns the way to lay a graph out; it fails past the limit, and where ELK itself does
 */
export function startElk(): (graph: ElkNode) => Promise<ElkNode> {
  let elk: InstanceType<typeof Elk> | undefined
  return async (graph) => {
    elk ??= new Elk({ workerFactory: () => new ElkWorker() })
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        elk?.terminateWorker()
        elk = undefined
        reject(new Error(`No layout was found in ${LIMIT_MS / 1000} seconds.`))
      }, LIMIT_MS)
    })
    try {
      return await Promise.race([elk.layout(graph), late])
    } finally {
      clearTimeout(timer)
    }
  }
}
