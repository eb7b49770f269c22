/** A recorded case that Coldstart does not answer as AWS did, explained by hand. */
export interface FailureExplanation {
  /** Ids of cases that fail alike, as the score has them. */
  readonly cases: readonly string[]
  readonly title: string
  /** What AWS answered and what we answer. */
  readonly differs: string
  /** Why, and what it means for a learner. */
  readonly why: string
}

/** Every failing case of the kept score, once; a test holds that. */
export const failures: readonly FailureExplanation[] = [
  {
    cases: ['apigateway/TestApiGatewayGatewayResponse/test_gateway_response_validation'],
    title: 'The id of an API that is not there',
    differs: 'AWS’s refusal names the API `fake-api-id`, ours the id that the request has.',
    why: 'The recording’s requests ask for another id than its answers name: the two were made uniform in different ways.',
  },
  {
    cases: ['wait.wait_timestamppath-.00Z.8eb9b6', 'wait.wait_timestamppath-Z.86c817'],
    title: 'A Wait until a time that the recording does not hold',
    differs: 'On AWS the Wait ended. Here the execution fails with `States.Runtime`: TimestampPath leads to no time.',
    why: 'The recording has the word `timestamp` where the time was. No time can be read from it, so the answer cannot be worked out.',
  },
  {
    cases: ['wait.timestamp_too_far_in_future_boundary-24856.8a324f'],
    title: 'A Wait until a time too far ahead',
    differs: 'Both fail with `States.Runtime`. AWS’s cause is that the delay is too long, ours that there is no time.',
    why: 'Here, too, the recording has the word `timestamp` where the time was.',
  },
  {
    cases: ['callback.sqs_wait_for_task_tok_with_heartbeat.4a4935'],
    title: 'A task token in a message to SQS',
    differs: 'The history is AWS’s but for the token in the parameters of TaskScheduled.',
    why: 'The token was blanked out in the recording, with a misspelt placeholder that stands for itself. No token can equal it.',
  },
  {
    cases: ['test_state_mock_scenarios.sfn_start_execution_success.test_case_response.1783c7'],
    title: 'TestState with a mocked StartExecution',
    differs: 'AWS’s output has the ARN of an execution, ours the text that the mock in the request has.',
    why: 'The request and the answer were made uniform in different ways. The ARN of the answer stands nowhere in the request.',
  },
]
