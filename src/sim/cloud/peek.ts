import { AwsError, awsFault } from '../aws/awsError'
import type { EventLog } from '../kernel/eventLog'
import type { Json } from '../kernel/json'
import { emptyQueue, next, schedule } from '../kernel/signalQueue'
import { step, type Reducer, type World } from '../kernel/world'
import type { CloudOutput, CloudSignal, CloudState } from './cloudSignals'

/**
 * What a world would answer to a call at once. Nothing comes of it: the world is a value, and the log is read only.
 * @throws {AwsError} as the action does; NotAnsweredAtOnce where the answer takes something that is yet to come
 */
export function answerAtOnce(
  moment: World<CloudState, CloudSignal>,
  reducer: Reducer<CloudState, CloudSignal, CloudOutput>,
  log: EventLog,
  call: CloudSignal,
): Json {
  // Only the call is in this copy's future: what the world itself had scheduled is not delivered.
  let world = { ...moment, queue: schedule(emptyQueue<CloudSignal>(), { at: moment.now, signal: call }) }
  while (next(world.queue)) {
    const stepped = step(world, reducer, log)
    for (const output of stepped.outputs) {
      if (output.type !== 'answer') continue
      if (output.result.error) throw new AwsError(output.result.error)
      return output.result.output
    }
    world = { ...stepped.world, logLength: moment.logLength }
  }
  throw new AwsError(awsFault('NotAnsweredAtOnce', 'The call is not answered at once.'))
}
