import { isArn, textIn, type NeedsOf } from './need'

export const logsNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const given = textIn(input, 'logGroupName') ?? textIn(input, 'logGroupIdentifier') ?? textIn(input, 'resourceArn')
  const stream = textIn(input, 'logStreamName')
  if (given === undefined) return [{ action: `logs:${action}`, resource: '*' }]
  const group = isArn(given) ? given.replace(/:\*$/, '') : `arn:aws:logs:${region}:${accountId}:log-group:${given}`
  return [{ action: `logs:${action}`, resource: `${group}:${stream === undefined ? (isArn(given) ? '*' : '') : `log-stream:${stream}`}` }]
}

export const cloudwatchNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const alarm = textIn(input, 'AlarmName')
  const resource = alarm === undefined ? '*' : `arn:aws:cloudwatch:${region}:${accountId}:alarm:${alarm}`
  return [{ action: `cloudwatch:${action}`, resource, keys: { 'cloudwatch:namespace': textIn(input, 'Namespace') } }]
}

export const iamNeeds: NeedsOf = (action, input, { accountId }) => {
  const [role, user, policy] = [textIn(input, 'RoleName'), textIn(input, 'UserName'), textIn(input, 'PolicyName')]
  const keys = { 'iam:PolicyARN': textIn(input, 'PolicyArn'), 'iam:PermissionsBoundary': textIn(input, 'PermissionsBoundary') }
  const made = action === 'CreatePolicy' && policy !== undefined ? `arn:aws:iam::${accountId}:policy${textIn(input, 'Path') ?? '/'}${policy}` : undefined
  const named = role !== undefined ? `role/${role}` : user !== undefined ? `user/${user}` : undefined
  const resource = made ?? (named === undefined ? (textIn(input, 'PolicyArn') ?? '*') : `arn:aws:iam::${accountId}:${named}`)
  return [{ action: `iam:${action}`, resource, keys }]
}

/** Who one is and credentials of one's own need no permission. A role is taken on by its own rule: see STS. */
export const stsNeeds: NeedsOf = (action, input) => {
  if (action === 'AssumeRole') return []
  if (['GetCallerIdentity', 'GetSessionToken', 'AssumeRoleWithWebIdentity'].includes(action)) return []
  return [{ action: `sts:${action}`, resource: '*', keys: { 'sts:RoleSessionName': textIn(input, 'RoleSessionName') } }]
}

/** Whether whoever signed a request may invoke a method, or have its answer in the cache made anew. That requests come at all needs nothing. */
export const executeApiNeeds: NeedsOf = (action, input) =>
  action === 'Authorize' ? [{ action: 'execute-api:Invoke', resource: textIn(input, 'methodArn') ?? '*' }] : [{ action: `execute-api:${action}`, resource: textIn(input, 'methodArn') ?? '*' }]

const METHODS: { readonly [action: string]: string } = { PostToConnection: 'POST', GetConnection: 'GET', DeleteConnection: 'DELETE' }

/** A backend's calls to clients, by the stage's URL where they come by one. */
export const connectionsNeeds: NeedsOf = (action, input, { region, accountId }) => {
  const stage = [textIn(input, 'apiId') ?? '*', textIn(input, 'stageName') ?? '*'].join('/')
  return [{ action: 'execute-api:ManageConnections', resource: `arn:aws:execute-api:${region}:${accountId}:${stage}/${METHODS[action] ?? '*'}/@connections/${textIn(input, 'ConnectionId') ?? '*'}` }]
}
