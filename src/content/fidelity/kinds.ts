/** What the recorded cases of a kind are, for people. */
export interface KindText {
  readonly title: string
  readonly about: string
}

/** By the kinds that a score has. */
export const kinds: { readonly [kind: string]: KindText } = {
  execution: { title: 'Executions', about: 'a state machine run with an input: its whole history, event by event' },
  'test-state': { title: 'TestState calls', about: 'one state with an input and often a mock: the whole answer' },
  validate: { title: 'Validations', about: 'a definition: whether AWS takes it, and what it says' },
}
