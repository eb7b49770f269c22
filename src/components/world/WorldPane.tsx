/** What it is: the definition, the functions, the input and the tables of the draft. */
export function WorldPane() {
  return null
}
