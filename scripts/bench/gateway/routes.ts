/** Requests sent in one turn: they are on their way together. */
export const TURN = 100

/** The path of a request of that number, in an API with so many resources of the form `/shelf-7/{id}`. */
export function pathOf(number: number, resources: number): string {
  return `/shelf-${(number * 7) % resources}/${number}`
}

/** What every route answers with. */
export function answerFor(id: string) {
  return { id, title: 'a thing on a shelf', stock: 3 }
}
