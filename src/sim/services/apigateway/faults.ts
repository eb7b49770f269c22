import { refused } from '../../aws/refusal'

/** @throws {Refusal} BadRequestException, 400 */
export function badRequest(message: string): never {
  refused('BadRequestException', message, 400)
}

/** @throws {Refusal} NotFoundException, 404 */
export function notFound(message: string): never {
  refused('NotFoundException', message, 404)
}

/** @throws {Refusal} ConflictException, 409 */
export function conflict(message: string): never {
  refused('ConflictException', message, 409)
}
