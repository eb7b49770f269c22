import { optionsOf } from '../../content/questions/question'

/** The options of a question whose runs can be looked at, as proofs name them. */
export const runOptions = optionsOf
