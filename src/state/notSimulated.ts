/** Whether an error is our refusal of what exists on AWS and is not simulated here, wherever it came through. */
export function tellsNotSimulated(...told: readonly (string | undefined)[]): boolean {
  return told.some((text) => text !== undefined && /\bNotSimulated\b|Coldstart does not simulate/.test(text))
}
