import type { JsonObject } from '../../../src/sim/kernel/json'
import type { CaseWorld } from './caseWorld'
import type { RecordedAnswer, SfnCase } from './sfnCase'

const ACTIVITY_ARN = /^arn:aws:states:[^:]+:\d+:activity:(.+)$/

/** Creates the activities that a case has answers of, and returns their ARNs. */
export async function createActivities(world: CaseWorld, { mocks = {} }: SfnCase): Promise<string[]> {
  const resources = Object.values(mocks).flatMap((answers) => answers.map((answer) => answer.resource ?? ''))
  const arns = [...new Set(resources)].filter((resource) => ACTIVITY_ARN.test(resource))
  for (const arn of arns) await world.states('CreateActivity', { name: ACTIVITY_ARN.exec(arn)?.[1] ?? '' })
  return arns
}

/**
 * Works for one activity as the recorded workers did, as long as there are answers: polls, and
 * answers with what was recorded for that input. Polling past the answers would tell of a worker
 * that was not there.
 */
export async function workFor(world: CaseWorld, activityArn: string, running: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const next = world.answers.nextOfActivity(activityArn)
    if (!next || (next.answer.never && next.answer.worker === undefined)) return
    const { worker } = next.answer
    const task = await world.states('GetActivityTask', worker === undefined ? { activityArn } : { activityArn, workerName: worker })
    if (typeof task['taskToken'] === 'string') await answerTask(world, activityArn, next.stateName, task)
    else if (!(await running())) return
  }
}

async function answerTask(world: CaseWorld, resource: string, stateName: string, task: JsonObject): Promise<void> {
  const parameters = JSON.parse(String(task['input']))
  const answer = world.answers.take({ stateName, resource, parameters })
  const taskToken = String(task['taskToken'])
  if (!answer || answer.never) return
  if (answer.throw) await world.states('SendTaskFailure', { taskToken, ...answer.throw })
  else await world.states('SendTaskSuccess', { taskToken, output: JSON.stringify(outputOf(answer, parameters)) })
}

function outputOf(answer: RecordedAnswer, parameters: unknown): unknown {
  return answer.echo ? parameters : (answer.return ?? null)
}
