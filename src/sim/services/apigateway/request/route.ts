import { findRoute } from '../rules/routing'
import { fail, pass, type Stage } from './stage'

/** Which method of which resource takes the request. One that there is not is no 404 here: it might need a signature. */
export const route: Stage = {
  name: 'Routing',
  run({ exchange, resources }) {
    const routes = resources.flatMap(({ id, path, methods }) => Object.keys(methods).map((method) => ({ method, path, id })))
    const found = findRoute(routes, exchange.request.method, exchange.request.path)
    if (!found) return fail({ type: 'MISSING_AUTHENTICATION_TOKEN', message: 'Missing Authentication Token', reason: 'no resource has this path and method' })
    const { id, method, path } = found.route
    return pass({ ...exchange, resourceId: id, definedMethod: method, pathParameters: found.pathParameters }, { resource: path, method })
  },
}
