import type { JsonObject } from '../../../kernel/json'
import type { LabWebAcl } from './gatewayWorld'

/** What CreateWebACL and UpdateWebACL are given. */
export function webAclOf({ agent, rate }: LabWebAcl): JsonObject {
  const block = { Block: {} }
  const agents = {
    Name: 'agents',
    Priority: 0,
    Action: block,
    Statement: { ByteMatchStatement: { SearchString: agent, FieldToMatch: { SingleHeader: { Name: 'User-Agent' } }, PositionalConstraint: 'CONTAINS', TextTransformations: [{ Priority: 0, Type: 'NONE' }] } },
  }
  const tooMany = { Name: 'too-many', Priority: 1, Action: block, Statement: { RateBasedStatement: { Limit: rate, EvaluationWindowSec: 300, AggregateKeyType: 'IP' } } }
  return { Name: 'lab', Scope: 'REGIONAL', DefaultAction: { Allow: {} }, Rules: [...(agent === '' ? [] : [agents]), tooMany] }
}
