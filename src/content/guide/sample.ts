import type { Step, WorldOptions } from '../questions/proof'
import type { Scenario } from '../scenarios/scenario'
import type { Lane } from './figure'

/** An example of the source guide, written anew: it is run where it stands, in a world of its own, and taken into a lab. */
export interface Sample {
  readonly id: string
  readonly title: string
  /** What it does, and what to look for. */
  readonly about: string
  /** What is another way than in the source guide, and why: by the G-id of the statement, where there is one. */
  readonly corrected: readonly Correction[]
  readonly code: readonly SampleCode[]
  readonly world?: WorldOptions
  /** What is there before it is run. */
  readonly steps: readonly Step[]
  readonly runs: readonly [SampleRun, ...SampleRun[]]
  /** The runs are lines for a terminal, which can be changed. */
  readonly terminal?: 'aws' | 'curl'
  /** Functions whose logs are read when it has been run. */
  readonly logs: readonly string[]
  /** What is read before and after, so that a change is seen. */
  readonly watched: readonly Watched[]
  /** What is told of the run, from the log. */
  readonly story: Pick<Lane, 'spans' | 'marks'>
  readonly lab: SampleLab
}

export interface Correction {
  readonly verdict?: string
  readonly says: string
}

export interface SampleCode {
  readonly title: string
  readonly language: 'js' | 'json'
  readonly text: string
  /** What the lab is opened with, where it is not the first. */
  readonly opens?: SampleLab
}

/** Something to do with the example. */
export type SampleRun = {
  readonly name: string
  /** What comes out, and why. */
  readonly says: string
} & ({ readonly steps: readonly Step[]; readonly shows: readonly Shown[] } | { readonly line: string })

/** A result of a run, by its path: a response of HTTP is shown as one, all else as JSON or as the text it is. */
export interface Shown {
  readonly title: string
  readonly of: string
  /** Members that are shown elsewhere. */
  readonly without?: readonly string[]
}

/** A call whose answer is read before and after. */
export interface Watched {
  readonly title: string
  readonly call: string
  readonly input: NonNullable<Extract<Step, { call: string }>['input']>
  /** Of the answer. */
  readonly part: string
}

/** How a lab is opened with the example. */
export type SampleLab =
  | { readonly lab: 'lambda'; readonly code: string; readonly event: string; readonly machine?: SampleMachine }
  /** One of the lab's APIs, and the ready request that is in its form, by its title. */
  | { readonly lab: 'api-gateway'; readonly scenario: string; readonly request: string }
  | { readonly lab: 'step-functions'; readonly texts: Pick<Scenario, 'definition' | 'input' | 'functions' | 'tables'> }

/** A state machine that the function finds in its world. */
export interface SampleMachine {
  readonly name: string
  readonly definition: string
}
