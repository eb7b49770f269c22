import type { ServiceFidelity } from './serviceFidelity'

export const sts: ServiceFidelity = {
  id: 'sts',
  title: 'STS',
  spec: 'sts',
  simulated: [
    { what: 'AssumeRole', says: 'Decided by the role’s trust policy; for as long as the role allows; an hour at most from one role to the next; a session policy bounds it.', rules: ['sts ST1', 'sts ST2', 'access AC12', 'access AC13'] },
    { what: 'GetSessionToken', says: 'Credentials for a user, that expire.', rules: ['sts ST4'] },
    { what: 'GetCallerIdentity', says: 'Who calls, without any permission.', rules: ['sts ST3'] },
  ],
  simplified: [
    { what: 'Signatures', says: 'Nothing is signed or verified: the access key alone tells who calls. A key that this world has not given out is the administrator’s.', rules: ['access AC11'] },
    { what: 'The role', says: 'STS looks it up by a call to IAM, which the log shows.' },
  ],
  leftOut: [
    { what: 'Federation', says: 'AssumeRoleWithSAML, AssumeRoleWithWebIdentity, GetFederationToken.' },
    { what: 'Sessions', says: 'Session tags, policies by ARN, MFA, and decoding of authorization messages.' },
  ],
}
