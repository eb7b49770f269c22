import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { ApiCall } from '../../aws/apiCall'
import type { Context, Reaction, Service } from '../../aws/service'
import { isJsonObject } from '../../kernel/json'
import { emptyAccount, type StsAccount } from './account'
import { assumeRole, roleKnown } from './operation/assumeRole'
import { getAccessKeyInfo, getCallerIdentity, getSessionToken } from './operation/identity'

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: (account: StsAccount, call: ApiCall, context: Context) => Reaction<StsAccount, never> } = {
  AssumeRole: assumeRole,
  GetAccessKeyInfo: (account, call, context) => ({ state: account, effects: [succeed(call, getAccessKeyInfo(call, context))] }),
  GetCallerIdentity: (account, call, context) => ({ state: account, effects: [succeed(call, getCallerIdentity(account, call, context))] }),
  GetSessionToken(account, call, context) {
    const { account: state, output } = getSessionToken(account, call, context)
    return { state, effects: [succeed(call, output)] }
  },
}

/** STS: temporary credentials, and who one is. */
export const sts: Service<StsAccount, never> = {
  id: 'sts',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationError', actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    if (signal.type === 'Reply') {
      const asked = isJsonObject(signal.ref) ? signal.ref['assumeRole'] : undefined
      return typeof asked === 'string' ? roleKnown(account, asked, signal.result, context) : { state: account }
    }
    if (signal.type !== 'Call') return { state: account }
    const { call } = signal
    return unlessRefused(
      () => operationOf(OPERATIONS, call)(account, call, context),
      (fault) => ({ state: account, effects: [refuse(call, fault)] }),
    )
  },
}

