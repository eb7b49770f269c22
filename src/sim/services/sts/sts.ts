import { refuse, succeed } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import { notSimulated } from '../../aws/notSimulated'
import { Refusal } from '../../aws/refusal'
import type { Context, Reaction, Service } from '../../aws/service'
import { isJsonObject } from '../../kernel/json'
import { emptyAccount, type StsAccount } from './account'
import { assumeRole, roleKnown } from './operation/assumeRole'
import { getAccessKeyInfo, getCallerIdentity, getSessionToken } from './operation/identity'

/** STS: temporary credentials, and who one is. */
export const sts: Service<StsAccount, never> = {
  id: 'sts',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationError', actions: ['AssumeRole', 'GetAccessKeyInfo', 'GetCallerIdentity', 'GetSessionToken'] },
  react(account, signal, context) {
    if (signal.type === 'Reply') {
      const asked = isJsonObject(signal.ref) ? signal.ref['assumeRole'] : undefined
      return typeof asked === 'string' ? roleKnown(account, asked, signal.result, context) : { state: account }
    }
    if (signal.type !== 'Call') return { state: account }
    try {
      return answer(account, signal.call, context)
    } catch (error) {
      if (error instanceof Refusal) return { state: account, effects: [refuse(signal.call, error.fault)] }
      throw error
    }
  },
}

/** Every other action is refused by name. */
function answer(account: StsAccount, call: ApiCall, context: Context): Reaction<StsAccount, never> {
  switch (call.action) {
    case 'AssumeRole':
      return assumeRole(account, call)
    case 'GetAccessKeyInfo':
      return { state: account, effects: [succeed(call, getAccessKeyInfo(call, context))] }
    case 'GetCallerIdentity':
      return { state: account, effects: [succeed(call, getCallerIdentity(account, call, context))] }
    case 'GetSessionToken': {
      const { account: state, output } = getSessionToken(account, call, context)
      return { state, effects: [succeed(call, output)] }
    }
    default:
      return { state: account, effects: [refuse(call, notSimulated(`sts:${call.action}`))] }
  }
}
