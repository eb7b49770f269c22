import { operationOf, refuse, succeed, unlessRefused } from '../../aws/answer'
import type { Reaction, Service } from '../../aws/service'
import { emptyAccount, type IamAccount } from './account'
import { createAccessKey, deleteAccessKey, listAccessKeys, updateAccessKey } from './identity/accessKeys'
import {
  createRole, createUser, deleteIdentity, getIdentity, listIdentities, listTags, tagIdentity, untagIdentity, updateAssumeRolePolicy, updateRole,
} from './identity/identities'
import type { Kind } from './identity/identity'
import {
  attachPolicy, deleteBoundary, deletePolicyOf, detachPolicy, getPolicyOf, listAttachedPolicies, listPoliciesOf, putBoundary, putPolicy,
} from './identity/identityPolicies'
import {
  createPolicy, createPolicyVersion, deletePolicy, deletePolicyVersion, getPolicy, getPolicyVersion, listEntitiesForPolicy, listPolicies,
  listPolicyVersions, setDefaultPolicyVersion,
} from './managedPolicy/policies'
import type { Operation } from './operation/operation'
import { simulateCustomPolicy, simulatePrincipalPolicy } from './simulatePolicy'

/** What roles and users have alike. */
const ofIdentity = (kind: Kind): { readonly [action: string]: Operation } => ({
  [`Attach${kind}Policy`]: attachPolicy(kind),
  [`Delete${kind}`]: deleteIdentity(kind),
  [`Delete${kind}PermissionsBoundary`]: deleteBoundary(kind),
  [`Delete${kind}Policy`]: deletePolicyOf(kind),
  [`Detach${kind}Policy`]: detachPolicy(kind),
  [`Get${kind}`]: getIdentity(kind),
  [`Get${kind}Policy`]: getPolicyOf(kind),
  [`List${kind}s`]: listIdentities(kind),
  [`List${kind}Policies`]: listPoliciesOf(kind),
  [`List${kind}Tags`]: listTags(kind),
  [`ListAttached${kind}Policies`]: listAttachedPolicies(kind),
  [`Put${kind}PermissionsBoundary`]: putBoundary(kind),
  [`Put${kind}Policy`]: putPolicy(kind),
  [`Tag${kind}`]: tagIdentity(kind),
  [`Untag${kind}`]: untagIdentity(kind),
})

/** What is simulated of the API. Every other action is refused by name. */
const OPERATIONS: { readonly [action: string]: Operation } = {
  ...ofIdentity('Role'),
  ...ofIdentity('User'),
  CreateAccessKey: createAccessKey,
  CreatePolicy: createPolicy,
  CreatePolicyVersion: createPolicyVersion,
  CreateRole: createRole,
  CreateUser: createUser,
  DeleteAccessKey: deleteAccessKey,
  DeletePolicy: deletePolicy,
  DeletePolicyVersion: deletePolicyVersion,
  GetPolicy: getPolicy,
  GetPolicyVersion: getPolicyVersion,
  ListAccessKeys: listAccessKeys,
  ListEntitiesForPolicy: listEntitiesForPolicy,
  ListPolicies: listPolicies,
  ListPolicyVersions: listPolicyVersions,
  SetDefaultPolicyVersion: setDefaultPolicyVersion,
  SimulateCustomPolicy: simulateCustomPolicy,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
  UpdateAccessKey: updateAccessKey,
  UpdateAssumeRolePolicy: updateAssumeRolePolicy,
  UpdateRole: updateRole,
}

/** IAM: who there is in the account, and what they may. What follows from it the front door decides. */
export const iam: Service<IamAccount, never> = {
  id: 'iam',
  initial: emptyAccount,
  checkedByModel: { error: 'ValidationError', withoutPatterns: true, actions: Object.keys(OPERATIONS) },
  react(account, signal, context) {
    if (signal.type !== 'Call') return { state: account }
    const { call } = signal
    return unlessRefused<Reaction<IamAccount, never>>(
      () => {
        const { account: state = account, output = {} } = operationOf(OPERATIONS, call)(account, call.input, context, call)
        return { state, effects: [succeed(call, output)] }
      },
      (fault) => ({ state: account, effects: [refuse(call, fault)] }),
    )
  },
}
