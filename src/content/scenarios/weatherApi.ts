import type { GatewayScenario } from './gatewayScenario'

const KEY = 'station-key-0123456789ab'

const forecast = `// Somewhere slow, and paid by the call: what one wants in front of it is a cache and a limit.
export const handler = async (event) => {
  await new Promise((resolve) => setTimeout(resolve, 800))
  const { city = 'Oslo', units = 'C' } = event.queryStringParameters ?? {}
  const degrees = city === 'Oslo' ? 4 : 19
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ city, degrees: units === 'F' ? degrees * 1.8 + 32 : degrees, units }),
  }
}
`

const report = `let reports = 0

export const handler = async (event) => {
  const { station, degrees } = JSON.parse(event.body)
  reports += 1
  return { statusCode: 202, body: JSON.stringify({ station, degrees, reportsHere: reports }) }
}
`

const reportModel = `{
  "type": "object",
  "required": ["station", "degrees"],
  "properties": {
    "station": { "type": "string" },
    "degrees": { "type": "number", "minimum": -90, "maximum": 60 }
  },
  "additionalProperties": false
}`

const stationKey = [{ name: 'Content-Type', value: 'application/json' }, { name: 'x-api-key', value: KEY }]

/** A backend that is slow and dear, with all that API Gateway can put before it: cache, limits, keys, a web ACL. */
export const weatherApi: GatewayScenario = {
  id: 'weather-api',
  title: 'A slow backend, protected',
  name: 'weather',
  seed: 3,
  functions: [
    { name: 'forecast', code: forecast },
    { name: 'report', code: report },
  ],
  authorizers: [],
  stage: {
    name: 'live', rateLimit: 5, burstLimit: 5, cacheEnabled: true, cacheSize: '0.5', variables: {},
    invalidation: 'SUCCEED_WITH_RESPONSE_HEADER', webAcl: { agent: 'scraper', rate: 50 },
  },
  plan: { rateLimit: 1, burstLimit: 2, quota: { limit: 5, period: 'DAY' }, key: KEY },
  methods: [
    {
      path: '/forecast',
      httpMethod: 'GET',
      about: 'Foretells the weather of a city. Cached for 300 s by the city: is that enough?',
      apiKeyRequired: false,
      parameters: { 'method.request.querystring.city': true, 'method.request.querystring.units': false },
      integration: { type: 'AWS_PROXY', function: 'forecast' },
      cache: { ttlSeconds: 300, keyParameters: ['method.request.querystring.city'] },
    },
    {
      path: '/reports',
      httpMethod: 'POST',
      about: 'Takes a station’s report. The usage plan gives its key 1 a second, burst 2, and 5 a day.',
      apiKeyRequired: true,
      parameters: {},
      model: reportModel,
      integration: { type: 'AWS_PROXY', function: 'report' },
    },
  ],
  requests: [
    { title: 'Weather in Oslo', about: 'Send it twice: who answers the second?', method: 'GET', path: '/forecast?city=Oslo', headers: [], body: '' },
    { title: 'Weather in Oslo, in Fahrenheit', about: 'Right after the first: is 4 a warm day?', method: 'GET', path: '/forecast?city=Oslo&units=F', headers: [], body: '' },
    { title: 'Weather in Lima', about: 'Another city, another entry.', method: 'GET', path: '/forecast?city=Lima', headers: [], body: '' },
    { title: 'Weather of nowhere', about: 'The city is required: which stage says so?', method: 'GET', path: '/forecast', headers: [], body: '' },
    { title: 'Ask anew without permission', about: 'The answer is the old one. What does its header say?', method: 'GET', path: '/forecast?city=Oslo', headers: [{ name: 'Cache-Control', value: 'max-age=0' }], body: '' },
    { title: 'A scraper', about: 'How far does it come?', method: 'GET', path: '/forecast?city=Oslo', headers: [{ name: 'User-Agent', value: 'scraper/1.0' }], body: '' },
    { title: 'Report', about: 'Send it three times at once, then six times in a day: 429 twice, for two reasons.', method: 'POST', path: '/reports', headers: stationKey, body: '{ "station": "N-7", "degrees": -3.5 }' },
    { title: 'Report of too much', about: 'Additional properties are not allowed. What does it cost the quota?', method: 'POST', path: '/reports', headers: stationKey, body: '{ "station": "N-7", "degrees": -3.5, "mood": "cold" }' },
  ],
}
