import type { Operation } from '../outcome'
import { createActivity, deleteActivity, describeActivity, getActivityTask, listActivities } from './activities'
import {
  describeExecution,
  describeStateMachineForExecution,
  listExecutions,
  startExecution,
  startSyncExecution,
  stopExecution,
} from './executions'
import { getExecutionHistory } from './history'
import { describeMapRun, listMapRuns, updateMapRun } from './mapRuns'
import { createStateMachine, deleteStateMachine, describeStateMachine, listStateMachines, updateStateMachine } from './stateMachines'
import { listTagsForResource, tagResource, untagResource } from './tags'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './taskTokens'
import { testState } from '../testState/testState'
import { validateStateMachineDefinition } from '../validation/validateStateMachineDefinition'

/** What is simulated of the API, by action. Everything else is refused by name. */
export const operations: { readonly [action: string]: Operation } = {
  CreateActivity: createActivity,
  CreateStateMachine: createStateMachine,
  DeleteActivity: deleteActivity,
  DeleteStateMachine: deleteStateMachine,
  DescribeActivity: describeActivity,
  DescribeExecution: describeExecution,
  DescribeMapRun: describeMapRun,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  GetActivityTask: getActivityTask,
  GetExecutionHistory: getExecutionHistory,
  ListActivities: listActivities,
  ListExecutions: listExecutions,
  ListMapRuns: listMapRuns,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
  SendTaskSuccess: sendTaskSuccess,
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: stopExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateMapRun: updateMapRun,
  TestState: testState,
  UpdateStateMachine: updateStateMachine,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
}
