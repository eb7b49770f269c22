export { Refusal, refused, unsimulated } from '../../aws/refusal'
