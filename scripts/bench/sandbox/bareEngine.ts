import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { QuickJS } from 'quickjs-wasi'
import { answerAs } from '../contestant'
import { EVENT, HANDLER_BODY } from './handler'

/**
 * The limit: the handler in the bare engine, and nothing around it. An invocation is the event in as JSON, a call, the
 * microtasks, the answer out as JSON.
 */
const vm = await QuickJS.create(await readFile(createRequire(import.meta.url).resolve('quickjs-wasi/quickjs.wasm')))
vm.evalCode(`${HANDLER_BODY}
let last
globalThis.invoke = (event) => { handler(JSON.parse(event)).then((result) => { last = JSON.stringify(result) }) }
globalThis.answer = () => last`).dispose()
const invoke = vm.evalCode('invoke')
const answer = vm.evalCode('answer')

answerAs({
  round(count: number) {
    const start = performance.now()
    for (let i = 0; i < count; i++) {
      vm.withScope(() => {
        vm.callFunction(invoke, vm.undefined, vm.newString(EVENT))
        vm.executePendingJobs()
        if (!vm.callFunction(answer, vm.undefined).toString().startsWith('{"statusCode":200')) throw new Error('the handler did not answer')
      })
    }
    return (performance.now() - start) / 1000
  },
})
