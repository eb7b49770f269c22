import { bytesOf } from '../../../../facts/facts'
import { ascending } from '../../../kernel/orderedTree'
import type { RestApiSnapshot } from '../api/restApi'
import { findRoute, routeTree, type Route, type RouteTree } from '../rules/routing'
import { bytesOf as contentBytes } from './content'
import { fail, pass, type Stage } from './stage'

const MOST_BYTES = bytesOf('apigateway.payload.size.limit')

/** Which method of which resource takes the request. One that there is not is no 404 here: it might need a signature. */
export const route: Stage = {
  name: 'Routing',
  run({ exchange, snapshot }) {
    if (contentBytes(exchange.request.body).length > MOST_BYTES) return fail({ type: 'REQUEST_TOO_LARGE', message: 'Request Too Long', reason: `the body has more than ${MOST_BYTES} bytes` })
    const found = findRoute(routesOf(snapshot), exchange.request.method, exchange.request.path)
    if (!found) return fail({ type: 'MISSING_AUTHENTICATION_TOKEN', message: 'Missing Authentication Token', reason: 'no resource has this path and method' })
    const { id, method, path } = found.route
    return pass({ ...exchange, resourceId: id, definedMethod: method, pathParameters: found.pathParameters }, { resource: path, method })
  },
}

interface ResourceRoute extends Route {
  /** The resource's. */
  readonly id: string
}

/** Of what was deployed once and does not change. */
const trees = new WeakMap<RestApiSnapshot['resources'], RouteTree<ResourceRoute>>()

function routesOf({ resources }: RestApiSnapshot): RouteTree<ResourceRoute> {
  const known = trees.get(resources)
  if (known) return known
  const routes = [...ascending(resources)].flatMap(([, { id, path, methods }]) => Object.keys(methods).map((method) => ({ method, path, id })))
  const made = routeTree(routes)
  trees.set(resources, made)
  return made
}
