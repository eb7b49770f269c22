import type { Simulation } from '../../simulation'
import { refusedAs } from './deployment'
import type { LambdaWorld, LaneSource } from './lambdaLab'
import { laneNames, queueArn, setUpSource } from './laneSources'

/** Makes the source of the third way, and the destination of events that were given up. @throws {LambdaRefusal} */
export async function setUpLanes(simulation: Simulation, world: LambdaWorld, source: LaneSource): Promise<void> {
  const { functionName: FunctionName } = world
  const { failures } = laneNames(world, source)
  await refusedAs('configuration', simulation.call('sqs', 'CreateQueue', { QueueName: failures }))
  await refusedAs('configuration', simulation.call('lambda', 'PutFunctionEventInvokeConfig', { FunctionName, DestinationConfig: { OnFailure: { Destination: queueArn(failures) } } }))
  await setUpSource(simulation, world, source)
}
