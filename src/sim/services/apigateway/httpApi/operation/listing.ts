import { requiredText, textOf } from '../../../../aws/readMembers'
import type { JsonObject } from '../../../../kernel/json'
import { ascending, get, remove, type OrderedTree } from '../../../../kernel/orderedTree'
import { badRequest, notFound } from '../../faults'
import type { Operation } from '../../operation/operation'
import type { Turn } from '../../turn'
import type { Authorizer, Deployment, HttpApi, Integration, Route, Stage } from '../api/httpApi'
import { keepEdited } from '../deploy'
import { httpApi, keepApi } from '../httpAccount'

interface Parts {
  readonly routes: Route
  readonly integrations: Integration
  readonly authorizers: Authorizer
  readonly deployments: Deployment
  readonly stages: Stage
}

/** How the API calls one kind of what an API is made of. */
export interface Kind<Name extends keyof Parts> {
  readonly name: Name
  /** The member of calls that names one: `RouteId`. */
  readonly id: string
  /** In AWS's refusals: `Route`. */
  readonly word: string
  /** Whether deployments copy it. */
  readonly isDeployed: boolean
  show(part: Parts[Name]): JsonObject
  /** @throws {Refusal} where it is in use */
  mayGo?(api: HttpApi, part: Parts[Name]): void
}

/** @throws {Refusal} NotFoundException */
export function partOf<Name extends keyof Parts>(turn: Turn, { name, id, word }: Kind<Name>, input: JsonObject): { readonly api: HttpApi; readonly part: Parts[Name] } {
  const api = httpApi(turn, requiredText(input, 'ApiId'))
  const parts = api[name] as OrderedTree<Parts[Name]>
  return { api, part: get(parts, requiredText(input, id)) ?? notFound(`Invalid ${word} identifier specified`) }
}

/** What is the same for all kinds: to look at one, at all, and to delete one. */
export function listing<Name extends keyof Parts>(kind: Kind<Name>): { readonly one: Operation; readonly all: Operation; readonly gone: Operation } {
  return {
    one: (turn, input) => kind.show(partOf(turn, kind, input).part),
    all: (turn, input) => {
      const parts = httpApi(turn, requiredText(input, 'ApiId'))[kind.name] as OrderedTree<Parts[Name]>
      return pageOf([...ascending(parts)].map(([, part]) => kind.show(part)), input)
    },
    gone: (turn, input) => {
      const { api, part } = partOf(turn, kind, input)
      kind.mayGo?.(api, part)
      const parts = api[kind.name] as OrderedTree<Parts[Name]>
      const left = { ...api, [kind.name]: remove(parts, requiredText(input, kind.id)) }
      if (kind.isDeployed) keepEdited(turn, left)
      else keepApi(turn, left)
      return {}
    },
  }
}

const MOST = 500

/** One page of a list, in the API's way: both `MaxResults` and `NextToken` are texts. */
export function pageOf(items: readonly JsonObject[], input: JsonObject): JsonObject {
  const most = Number(textOf(input, 'MaxResults') ?? MOST)
  if (!Number.isInteger(most) || most < 1 || most > MOST) badRequest(`Invalid MaxResults specified: must be between 1 and ${MOST}`)
  const from = Number(textOf(input, 'NextToken') ?? 0)
  if (!Number.isInteger(from) || from < 0) badRequest('Invalid NextToken specified')
  const next = from + most
  return { Items: items.slice(from, next), ...(next < items.length ? { NextToken: String(next) } : {}) }
}
