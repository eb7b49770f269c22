import type { QueryLanguage } from '../definition/machine'
import { branchShape, machineLanguage, machineShape, processorShape } from '../validation/blockRules'
import { innerRule, outerRule } from '../validation/choiceRules'
import { textOf, valueOf, type JsonNode, type ObjectNode } from '../../../expression/json/jsonNode'
import { processorConfig } from '../validation/mapRules'
import { catcher, retrier } from '../validation/retryRules'
import type { Shape } from '../validation/shape'
import { STATE_TYPES, stateShapes } from '../validation/stateRules'

/** What the innermost container at a cursor is to the language. */
export interface Surroundings {
  readonly part: Part
  /** The container itself, as far as it could be read. */
  readonly object: ObjectNode | undefined
  /** The fields it may have; undefined where any name may stand. */
  readonly shape: Shape | undefined
  readonly language: QueryLanguage
  /** The machine, branch or item processor whose states are meant by name here. */
  readonly block: ObjectNode | undefined
  /** The state it belongs to. */
  readonly state: string | undefined
}

type Part =
  | 'machine' | 'branch' | 'processor' | 'processorConfig' | 'states' | 'state'
  | 'retriers' | 'retrier' | 'catchers' | 'catcher' | 'choices' | 'choice' | 'rules' | 'rule' | 'branches'
  | 'errors' | 'data'

/** What lies in a part under a name; under any index or other name, `*`. */
const INSIDE: { readonly [Outer in Part]?: { readonly [name: string]: Part } } = {
  machine: { States: 'states' },
  branch: { States: 'states' },
  processor: { States: 'states', ProcessorConfig: 'processorConfig' },
  states: { '*': 'state' },
  state: {
    Retry: 'retriers', Catch: 'catchers', Choices: 'choices', Branches: 'branches',
    ItemProcessor: 'processor', Iterator: 'processor',
  },
  retriers: { '*': 'retrier' },
  retrier: { ErrorEquals: 'errors' },
  catchers: { '*': 'catcher' },
  catcher: { ErrorEquals: 'errors' },
  choices: { '*': 'choice' },
  choice: { And: 'rules', Or: 'rules', Not: 'rule' },
  rules: { '*': 'rule' },
  rule: { And: 'rules', Or: 'rules', Not: 'rule' },
  branches: { '*': 'branch' },
}

const SHAPES: { readonly [Each in Part]?: Shape } = {
  machine: machineShape, branch: branchShape, processor: processorShape, processorConfig,
  retrier, catcher, choice: outerRule, rule: innerRule,
}

/** Follows a path from the machine inward. */
export function surroundingsOf(root: JsonNode | undefined, path: readonly (string | number)[]): Surroundings {
  const machine = root?.kind === 'object' ? root : undefined
  const declared = machine ? machineLanguage(machine) : 'JSONPath'
  let at: Surroundings = { part: 'machine', object: machine, shape: machineShape, language: declared, block: machine, state: undefined }
  let node: JsonNode | undefined = root
  for (const step of path) {
    node = inside(node, step)
    const inner = INSIDE[at.part]
    const part: Part = inner?.[step] ?? inner?.['*'] ?? 'data'
    const object = node?.kind === 'object' ? node : undefined
    const block = part === 'branch' || part === 'processor'
    at = {
      part,
      object,
      shape: part === 'state' ? shapeOf(object) : SHAPES[part],
      language: part === 'state' ? languageIn(object, declared) : block ? declared : at.language,
      block: block ? object : at.block,
      state: part === 'state' ? String(step) : block ? undefined : at.state,
    }
  }
  return at
}

function inside(node: JsonNode | undefined, step: string | number): JsonNode | undefined {
  if (node?.kind === 'object') return valueOf(node, String(step))
  return node?.kind === 'array' ? node.items[Number(step)] : undefined
}

/** Until its type is known, a state has a Type. */
function shapeOf(state: ObjectNode | undefined): Shape {
  const type = STATE_TYPES.find((each) => state && textOf(state, 'Type') === each)
  if (type) return stateShapes[type]
  return { fields: stateShapes.Pass.fields.filter(({ name }) => name === 'Type' || name === 'Comment') }
}

function languageIn(state: ObjectNode | undefined, declared: QueryLanguage): QueryLanguage {
  const own = state && textOf(state, 'QueryLanguage')
  return own === 'JSONata' || own === 'JSONPath' ? own : declared
}
