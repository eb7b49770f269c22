import type { Operation } from '../outcome'
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './aliases'
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
import { redriveExecution } from './redrive'
import { listTagsForResource, tagResource, untagResource } from './tags'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './taskTokens'
import { deleteStateMachineVersion, listStateMachineVersions, publishStateMachineVersion } from './versions'
import { testState } from '../testState/testState'
import { validateStateMachineDefinition } from '../validation/validateStateMachineDefinition'

/** What is simulated of the API, by action. Everything else is refused by name. */
export const operations: { readonly [action: string]: Operation } = {
  CreateActivity: createActivity,
  CreateStateMachine: createStateMachine,
  CreateStateMachineAlias: createStateMachineAlias,
  DeleteActivity: deleteActivity,
  DeleteStateMachine: deleteStateMachine,
  DeleteStateMachineAlias: deleteStateMachineAlias,
  DeleteStateMachineVersion: deleteStateMachineVersion,
  DescribeActivity: describeActivity,
  DescribeExecution: describeExecution,
  DescribeMapRun: describeMapRun,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineAlias: describeStateMachineAlias,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  GetActivityTask: getActivityTask,
  GetExecutionHistory: getExecutionHistory,
  ListActivities: listActivities,
  ListExecutions: listExecutions,
  ListMapRuns: listMapRuns,
  ListStateMachineAliases: listStateMachineAliases,
  ListStateMachineVersions: listStateMachineVersions,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  PublishStateMachineVersion: publishStateMachineVersion,
  RedriveExecution: redriveExecution,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
  SendTaskSuccess: sendTaskSuccess,
  StartExecution: startExecution,
  StartSyncExecution: startSyncExecution,
  StopExecution: stopExecution,
  TagResource: tagResource,
  TestState: testState,
  UntagResource: untagResource,
  UpdateMapRun: updateMapRun,
  UpdateStateMachine: updateStateMachine,
  UpdateStateMachineAlias: updateStateMachineAlias,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
}
