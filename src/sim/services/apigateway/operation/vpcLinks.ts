import { requiredText, textsOf } from '../../../aws/readMembers'
import { unsimulated } from '../../../aws/refusal'
import { badRequest, notFound } from '../faults'
import type { Operation } from './operation'

/** There are no networks in this world, so no link is ever made; what AWS refuses anyway it refuses here too. */
export const createVpcLink: Operation = (_turn, input) => {
  if (requiredText(input, 'name') === '') badRequest('Name cannot be empty')
  const wrong = textsOf(input, 'targetArns').find((arn) => !arn.startsWith('arn:'))
  if (wrong !== undefined) badRequest(`Invalid ARN. ARN is not well formed ${wrong}`)
  return unsimulated('apigateway:CreateVpcLink')
}

export const noSuchVpcLink: Operation = () => notFound('Invalid Vpc Link identifier specified')
