/** The intrinsic functions of the States Language, `States.Format('{}', $.name)`: 18, for JSONPath states only. */
export { evaluateIntrinsic, type IntrinsicScope, type IntrinsicValue } from './evaluateIntrinsic'
export { parseIntrinsic, type IntrinsicCall, type IntrinsicResult } from './parseIntrinsic'
export type { IntrinsicName } from './signatures'
