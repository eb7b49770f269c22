import { Refusal } from '../../../aws/refusal'
import { badRequest } from '../faults'

/** The calls of one import: those that are refused are gathered, so that all of a definition's mistakes are told at once. */
export class Importing {
  readonly #errors: string[] = []

  /** @throws {Refusal} at once for what is not simulated */
  attempt(what: string, work: () => unknown): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof Refusal) || error.fault.name === 'NotSimulated') throw error
      this.#errors.push(`${what}: ${error.message}`)
    }
  }

  /** @throws {Refusal} BadRequestException for errors, and for warnings where they are to fail the import */
  conclude(warnings: readonly string[], failOnWarnings: boolean): void {
    if (this.#errors.length > 0) badRequest(listed('Errors found during import', this.#errors))
    if (failOnWarnings && warnings.length > 0) badRequest(listed('Warnings found during import', warnings))
  }
}

function listed(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines].join('\n\t')
}
