import { numberOf } from '../../../../facts/facts'
import type { ObjectNode } from '../../../expression/json/jsonNode'
import { payloadTemplate } from './pathChecks'
import { wrong, type Place } from './place'
import { queries } from './queryChecks'
import type { Check } from './shape'

const NAME = /^[\p{ID_Start}_]\p{ID_Continue}*$/u
/** Counted in characters, not in UTF-16 units. */
const LONGEST_NAME = numberOf('stepfunctions.variable.name.longest')

/** Assign: variables by name, each with a constant or an expression. */
export const assign: Check = (value, at) => {
  if (value.kind !== 'object') return wrong(at, value, 'Expected value of type Object')
  checkNames(value, at)
  if (at.language === 'JSONata') queries(value, at)
  else payloadTemplate(value, at)
}

function checkNames(variables: ObjectNode, at: Place): void {
  for (const { name: written, key } of variables.members) {
    const name = at.language === 'JSONPath' && written.endsWith('.$') ? written.slice(0, -2) : written
    if (name === 'states') wrong(at, key, "The variable name 'states' is reserved")
    else if (!NAME.test(name)) {
      wrong(at, key, `The variable name '${name}' is not valid: a name is a Unicode identifier without operators, dots and brackets`)
    } else if ([...name].length > LONGEST_NAME) wrong(at, key, `The variable name '${name}' is longer than ${LONGEST_NAME} characters`)
  }
}
