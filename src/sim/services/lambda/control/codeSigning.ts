import { functionArn } from '../../../aws/arn'
import { isJsonObject, type JsonObject } from '../../../kernel/json'
import { isoTime } from '../../../kernel/virtualTime'
import { contentHash } from '../../../kernel/contentHash'
import { functionNotFound, refused } from '../refusal'
import type { Turn } from '../turn'
import { functionReference } from './functionName'
import type { Operation } from './operations'
import { page } from './paging'

/** Whose signatures a function's code must carry. It is kept and told; no signature is checked, and no function can be given one. */
export type CodeSigningConfig = JsonObject

export const createCodeSigningConfig: Operation = (turn, input) => {
  const text = contentHash(turn.context.newUuid())
  const id = `csc-0${text}`
  const config: CodeSigningConfig = {
    CodeSigningConfigId: id,
    CodeSigningConfigArn: `arn:aws:lambda:${turn.place.region}:${turn.place.accountId}:code-signing-config:${id}`,
    ...(typeof input['Description'] === 'string' ? { Description: input['Description'] } : {}),
    AllowedPublishers: input['AllowedPublishers'] ?? {},
    CodeSigningPolicies: isJsonObject(input['CodeSigningPolicies']) ? input['CodeSigningPolicies'] : { UntrustedArtifactOnDeployment: 'Warn' },
    LastModified: isoTime(turn.now),
  }
  keep(turn, config)
  return { CodeSigningConfig: config }
}

export const getCodeSigningConfig: Operation = (turn, input) => ({ CodeSigningConfig: existing(turn, input) })

export const updateCodeSigningConfig: Operation = (turn, input) => {
  const { CodeSigningConfigArn: _arn, ...change } = input
  const config = { ...existing(turn, input), ...change, LastModified: isoTime(turn.now) }
  keep(turn, config)
  return { CodeSigningConfig: config }
}

export const deleteCodeSigningConfig: Operation = (turn, input) => {
  const { CodeSigningConfigArn: arn } = existing(turn, input)
  turn.change({ codeSigningConfigs: turn.account.codeSigningConfigs.delete(String(arn)) })
  return {}
}

export const listCodeSigningConfigs: Operation = (turn, input) =>
  page('CodeSigningConfigs', [...turn.account.codeSigningConfigs.values()], input, (each) => String((each as JsonObject)['CodeSigningConfigArn']))

/** No function has one. */
export const getFunctionCodeSigningConfig: Operation = (turn, input) => {
  const { name } = functionReference(input, turn.place)
  return turn.functionNamed(name) ? { FunctionName: name } : functionNotFound(functionArn(turn.place, name))
}

export const listFunctionsByCodeSigningConfig: Operation = (turn, input) => {
  existing(turn, input)
  return { FunctionArns: [] }
}

export const deleteFunctionCodeSigningConfig: Operation = (turn, input) => {
  getFunctionCodeSigningConfig(turn, input)
  return {}
}

function existing(turn: Turn, input: JsonObject): CodeSigningConfig {
  const arn = String(input['CodeSigningConfigArn'])
  const config = turn.account.codeSigningConfigs.get(arn)
  return config ?? refused('CodeSigningConfigNotFoundException', `The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`, 404)
}

function keep(turn: Turn, config: CodeSigningConfig): void {
  turn.change({ codeSigningConfigs: turn.account.codeSigningConfigs.set(String(config['CodeSigningConfigArn']), config) })
}
