import { MOST_DIGITS, type NumberFault } from './decimal'

/** Why a number is refused, in AWS's words. */
export function numberFaultText(fault: NumberFault): string {
  switch (fault) {
    case 'overflow':
      return 'Number overflow. Attempting to store a number with magnitude larger than supported range'
    case 'underflow':
      return 'Number underflow. Attempting to store a number with magnitude smaller than supported range'
    case 'precision':
      return `Attempting to store more than ${MOST_DIGITS} significant digits in a Number`
    case 'not a number':
      return 'The parameter cannot be converted to a numeric value'
  }
}
