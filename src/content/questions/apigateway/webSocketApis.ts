import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const ASKED = { checked: '2026-11-25', tasks: { c02: '1.1', c03: '1.1' }, badge: 'documented' } as const

export const questions = [
  {
    id: 'apigateway-websocket-answer-not-seen',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Clients of a WebSocket API send `{"action":"quote"}`. The function behind the route `quote`, a Lambda proxy integration, returns `{ statusCode: 200, body: \'3 EUR\' }` within a second. Its log shows no error, but clients receive nothing.\n\nWhat makes API Gateway send the body to the client that asked?',
    choices: [
      { id: 'default', text: 'A route `$default` with the same integration as `quote`', why: '`$default` takes messages that fit no other route. These fit `quote`.' },
      { id: 'response', text: 'A route response for the route `quote`', why: 'Routes are one-way until they have a route response. In the console this is called two-way communication.' },
      { id: 'expression', text: 'The route selection expression `$response.body.action`', why: 'It chooses the route of a message by what the client sent, `$request.body.action`.' },
      { id: 'headers', text: 'The header `Connection: keep-alive` in what the function returns', why: 'A WebSocket connection stays open anyway, and its messages have no headers.' },
    ],
    key: ['response'],
    facts: [],
    source: `${GUIDE}/apigateway-websocket-api-route-response.html`, ...ASKED, tasks: { c02: '4.1', c03: '4.1' }, difficulty: 2,
  },
  {
    id: 'apigateway-websocket-client-is-gone',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A function keeps connection ids of a WebSocket API in a DynamoDB table: one for `$connect` writes them, one for `$disconnect` deletes them. It sends prices to all of them by PostToConnection. Now and then it ends with `GoneException`, status 410, and clients further down the list get nothing.\n\nWhat is the best remedy?',
    choices: [
      { id: 'retry', text: 'Retry PostToConnection with exponential backoff until the client has reconnected.', why: 'A client that reconnects has another connection id. This one never comes back.' },
      { id: 'permission', text: 'Allow the function’s role `execute-api:ManageConnections` on the API.', why: 'Without it every call would be refused with 403. Here most of them go well.' },
      { id: 'delete', text: 'Catch the exception for each connection, delete its id from the table and go on.', why: 'The connection is over, and `$disconnect` is not sure to have told of it: API Gateway delivers it as well as it can.' },
      { id: 'idle', text: 'Raise the idle timeout of the connections from 10 minutes to 2 hours.', why: 'It cannot be raised. Connections also end for other reasons, such as a lost network.' },
    ],
    key: ['delete'],
    facts: ['apigateway.websocket.connection.idle', 'apigateway.websocket.connection.duration'],
    source: `${GUIDE}/apigateway-how-to-call-websocket-api-connections.html`, furtherSources: [`${GUIDE}/apigateway-websocket-api-route-keys-connect-disconnect.html`, 'https://repost.aws/knowledge-center/410-gone-api-gateway'],
    ...ASKED, difficulty: 2,
  },
  {
    id: 'apigateway-websocket-routes',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A WebSocket API has the routes `$connect`, `$disconnect`, `$default` and `send`, each with a Lambda proxy integration. Its route selection expression is `$request.body.action`.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'refused', text: 'If the function of `$connect` answers with status 403, there is no connection.', why: 'Without a 2xx of this integration the client is not connected. It may refuse for reasons of its own.' },
      { id: 'certain', text: 'The function of `$disconnect` is certain to run once for each connection.', why: 'API Gateway tries to deliver the event, and promises no more. The client may just have vanished.' },
      { id: 'each', text: 'A Lambda authorizer can be attached to `send`, to authorize each message.', why: 'Authorizers are for `$connect` only. What one said comes with each event of the connection.' },
      { id: 'text', text: 'The message `hello`, which is no JSON, goes to `$default`.', why: 'So does JSON without `action`, or with one that no route has.' },
      { id: 'day', text: 'A connection on which messages go all the time stays open for a day.', why: 'After 2 hours it is closed in any case, after 10 minutes where no message goes.' },
    ],
    key: ['refused', 'text'],
    facts: ['apigateway.websocket.connection.duration', 'apigateway.websocket.connection.idle'],
    source: `${GUIDE}/apigateway-websocket-api-route-keys-connect-disconnect.html`, furtherSources: [`${GUIDE}/websocket-api-develop-routes.html`, `${GUIDE}/apigateway-execution-service-websocket-limits-table.html`],
    ...ASKED, difficulty: 2,
  },
] satisfies readonly Question[]
