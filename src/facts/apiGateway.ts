import type { Fact } from './fact'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'
const API = 'https://docs.aws.amazon.com/apigateway/latest/api'
const READ = { checked: '2026-11-25', confidence: 'documented' } as const
const QUOTAS = { source: `${GUIDE}/api-gateway-execution-service-limits-table.html`, ...READ } as const
const HTTP = { source: `${GUIDE}/http-api-quotas.html`, ...READ } as const
const SOCKETS = { source: `${GUIDE}/apigateway-execution-service-websocket-limits-table.html`, ...READ } as const
const CACHING = { source: `${GUIDE}/api-gateway-caching.html`, ...READ } as const
const KEYS = { source: `${API}/API_CreateApiKey.html`, ...READ } as const
const TOLD = { source: 'https://aws.amazon.com/api-gateway/pricing/', checked: '2026-11-25', confidence: 'unverified' } as const

/** API Gateway's numbers: of REST APIs, by `http` those of HTTP APIs, by `websocket` those of WebSocket APIs. */
export const API_GATEWAY = {
  'apigateway.account.rate': { value: 10_000, unit: 'requests/s', source: `${GUIDE}/limits.html`, ...READ, note: 'Of all APIs of a Region together; 2,500 in some newer Regions.' },
  'apigateway.account.burst': { value: 5000, unit: 'requests', source: `${GUIDE}/limits.html`, ...READ, note: 'Set by AWS from the rate; 1,250 in some newer Regions.' },

  'apigateway.integration.timeout.least': { value: 50, unit: 'ms', ...QUOTAS },
  'apigateway.integration.timeout.most': { value: 29, unit: 's', ...QUOTAS, olderExam: '29 s, for all APIs and for good', note: 'Also the default. Since June 2024 it can be raised for Regional and private APIs.' },
  'apigateway.payload.size.limit': { value: 10, unit: 'MiB', ...QUOTAS },

  'apigateway.http.integration.timeout.most': { value: 30, unit: 's', ...HTTP, note: 'Also the default. It cannot be raised.' },
  'apigateway.http.authorizer.timeout': { value: 10, unit: 's', ...HTTP },
  'apigateway.http.authorizer.ttl.most': { value: 3600, unit: 's', source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html', ...READ },
  'apigateway.http.payload.size.limit': { value: 10, unit: 'MiB', ...HTTP, note: 'Stated as 10 MB.' },
  'apigateway.http.headers.size.limit': { value: 10_240, unit: 'bytes', ...HTTP, note: 'Of the request line and all headers together.' },

  'apigateway.websocket.connections.rate': { value: 500, unit: 'connections/s', ...SOCKETS, note: 'New ones, of all WebSocket APIs of an account and Region together; can be raised.' },
  'apigateway.websocket.connections.burst': { value: 500, unit: 'connections', source: 'ours', checked: '2026-11-25', confidence: 'modelled', note: 'How many at once AWS does not say: here as many as in a second.' },
  'apigateway.websocket.connection.duration': { value: 2, unit: 'h', ...SOCKETS },
  'apigateway.websocket.connection.idle': { value: 10, unit: 'min', ...SOCKETS },
  'apigateway.websocket.frame.size.limit': { value: 32, unit: 'KiB', ...SOCKETS, note: 'Stated as 32 KB. A larger frame closes the connection with 1009.' },
  'apigateway.websocket.message.size.limit': { value: 128, unit: 'KiB', ...SOCKETS, note: 'Stated as 128 KB. A larger message closes the connection with 1009.' },
  'apigateway.websocket.authorizer.result.limit': { value: 8, unit: 'KiB', ...SOCKETS },
  'apigateway.websocket.url.length.most': { value: 4096, unit: 'characters', ...SOCKETS },

  'apigateway.cache.ttl.usual': { value: 300, unit: 's', ...CACHING },
  'apigateway.cache.ttl.most': { value: 3600, unit: 's', ...CACHING, note: '0 turns caching off for the method.' },
  'apigateway.cache.response.limit': { value: 1, unit: 'MiB', ...CACHING, note: 'A larger response is not kept.' },
  'apigateway.cache.creation.duration': { value: 4, unit: 'min', ...CACHING, note: 'To create or to delete a cache takes about so long.' },

  'apigateway.authorizer.ttl.usual': { value: 300, unit: 's', source: `${API}/API_CreateAuthorizer.html`, ...READ },
  'apigateway.authorizer.ttl.most': { value: 3600, unit: 's', source: `${API}/API_CreateAuthorizer.html`, ...READ },

  'apigateway.logs.line.limit': { value: 1024, unit: 'bytes', source: `${GUIDE}/set-up-logging.html`, ...READ, note: 'Of execution logs: what is longer is cut off.' },
  'apigateway.logs.format.limit': { value: 3, unit: 'KiB', ...QUOTAS, note: 'Stated as 3 KB: the access log template.' },

  'apigateway.key.length.least': { value: 20, unit: 'characters', ...KEYS },
  'apigateway.key.length.most': { value: 128, unit: 'characters', ...KEYS },
  'apigateway.key.length.made': { value: 40, unit: 'characters', source: 'ours', checked: '2026-11-25', confidence: 'modelled', note: 'Of a value that AWS makes up: its keys have so many, which no page says.' },

  'apigateway.stages.limit': { value: 10, unit: 'stages', ...QUOTAS, note: 'Of an API; can be raised.', teaching: true },
  'apigateway.variables.limit': { value: 100, unit: 'variables', ...QUOTAS, note: 'Of a stage.', teaching: true },
  'apigateway.variable.value.length': { value: 512, unit: 'characters', ...QUOTAS, note: 'A key has 64 at most.', teaching: true },

  'apigateway.list.page': { value: 25, unit: 'items', source: `${API}/API_GetRestApis.html`, ...READ },
  'apigateway.list.page.most': { value: 500, unit: 'items', source: `${API}/API_GetRestApis.html`, ...READ },
  'apigateway.compression.size.most': { value: 10, unit: 'MiB', source: `${API}/API_CreateRestApi.html`, ...READ },

  // What it costs in us-east-1, by a month's use
  'apigateway.price.requests': { value: 3.5, unit: 'USD/1,000,000 requests', ...TOLD, note: 'Of REST APIs, the first 333 million a month.' },
  'apigateway.price.http.requests': { value: 1, unit: 'USD/1,000,000 requests', ...TOLD, note: 'Of HTTP APIs, the first 300 million a month, each 512 KB of a request one.' },
  'apigateway.price.rest.tier.first': { value: 333, unit: 'million requests', ...TOLD, note: 'Up to here the first price.' },
  'apigateway.price.rest.tier.second': { value: 1000, unit: 'million requests', ...TOLD },
  'apigateway.price.rest.tier.third': { value: 20_000, unit: 'million requests', ...TOLD },
  'apigateway.price.rest.second': { value: 2.8, unit: 'USD/1,000,000 requests', ...TOLD },
  'apigateway.price.rest.third': { value: 2.38, unit: 'USD/1,000,000 requests', ...TOLD },
  'apigateway.price.rest.last': { value: 1.51, unit: 'USD/1,000,000 requests', ...TOLD },
  'apigateway.price.http.tier.first': { value: 300, unit: 'million requests', ...TOLD },
  'apigateway.price.http.last': { value: 0.9, unit: 'USD/1,000,000 requests', ...TOLD },
  'apigateway.price.http.unit': { value: 512, unit: 'KiB', ...TOLD, note: 'Each so many of a request are one.' },
  'apigateway.price.websocket.tier.first': { value: 1000, unit: 'million messages', ...TOLD },
  'apigateway.price.websocket.first': { value: 1, unit: 'USD/1,000,000 messages', ...TOLD },
  'apigateway.price.websocket.last': { value: 0.8, unit: 'USD/1,000,000 messages', ...TOLD },
  'apigateway.price.websocket.unit': { value: 32, unit: 'KiB', ...TOLD, note: 'Each so many of a message are one.' },
  'apigateway.price.websocket.minutes': { value: 0.25, unit: 'USD/1,000,000 connection minutes', ...TOLD },
  'apigateway.price.cache.half': { value: 0.02, unit: 'USD/hour', ...TOLD, note: '0.5 GB, used or not.' },
  'apigateway.price.cache.one-six': { value: 0.038, unit: 'USD/hour', ...TOLD, note: '1.6 GB, used or not.' },
  'apigateway.price.cache.six-one': { value: 0.2, unit: 'USD/hour', ...TOLD, note: '6.1 GB, used or not.' },
  'apigateway.price.cache.thirteen-five': { value: 0.25, unit: 'USD/hour', ...TOLD, note: '13.5 GB, used or not.' },
  'apigateway.price.cache.twenty-eight-four': { value: 0.5, unit: 'USD/hour', ...TOLD, note: '28.4 GB, used or not.' },
  'apigateway.price.cache.fifty-eight-two': { value: 1, unit: 'USD/hour', ...TOLD, note: '58.2 GB, used or not.' },
  'apigateway.price.cache.hundred-eighteen': { value: 1.9, unit: 'USD/hour', ...TOLD, note: '118 GB, used or not.' },
  'apigateway.price.cache.two-hundred-thirty-seven': { value: 3.8, unit: 'USD/hour', ...TOLD, note: '237 GB, used or not.' },
} as const satisfies { readonly [id: `apigateway.${string}`]: Fact }
