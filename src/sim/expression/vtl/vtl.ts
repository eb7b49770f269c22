/** Apache Velocity's template language, version 1.7, as API Gateway's mapping templates use it. */
export { ABSENT, JavaDouble, JavaList, JavaMap, JavaObject, type JavaKey, type JavaValue } from './java/javaValue'
export { javaText, jsonText } from './java/javaText'
export { call } from './java/member'
export { parseTemplate } from './parseTemplate'
export { renderTemplate } from './renderTemplate'
export type { Seen } from './rendering'
export type { Reference, Template } from './template'
export { VtlFault } from './vtlFault'
