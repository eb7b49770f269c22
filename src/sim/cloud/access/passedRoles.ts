import { awsFault, type AwsFault } from '../../aws/awsError'
import { isJsonObject, type Json, type JsonObject } from '../../kernel/json'

/** A role that a call hands to a service, which will act in it. */
export interface PassedRole {
  readonly arn: string
  /** `lambda.amazonaws.com`: whom the role has to trust. */
  readonly service: string
  /** What the call is refused with where it does not. */
  readonly untrusted: AwsFault
}

/** The roles that a call hands on. */
export function passedRoles(service: string, action: string, input: JsonObject): readonly PassedRole[] {
  switch (`${service}:${action}`) {
    case 'lambda:CreateFunction':
    case 'lambda:UpdateFunctionConfiguration':
      return passed(input['Role'], 'lambda.amazonaws.com', () =>
        awsFault('InvalidParameterValueException', 'The role defined for the function cannot be assumed by Lambda.'),
      )
    case 'states:CreateStateMachine':
    case 'states:UpdateStateMachine':
      return passed(input['roleArn'], 'states.amazonaws.com', () =>
        awsFault('AccessDeniedException', 'Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.'),
      )
    case 'events:PutTargets': {
      const targets = Array.isArray(input['Targets']) ? (input['Targets'] as readonly Json[]) : []
      return targets.flatMap((target) =>
        passed(isJsonObject(target) ? target['RoleArn'] : undefined, 'events.amazonaws.com', (arn) =>
          awsFault('ValidationException', `Provided role '${arn}' cannot be assumed by principal 'events.amazonaws.com'.`),
        ),
      )
    }
    default:
      return []
  }
}

function passed(arn: Json | undefined, service: string, untrusted: (arn: string) => AwsFault): readonly PassedRole[] {
  return typeof arn === 'string' && arn !== '' ? [{ arn, service, untrusted: untrusted(arn) }] : []
}
