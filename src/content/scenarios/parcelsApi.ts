import type { GatewayScenario } from './gatewayScenario'

const track = `const parcels = {
  P1: { CODE: 'P1', EVENTS: [{ AT: 'Hamburg', DAY: 1 }, { AT: 'Oslo', DAY: 3 }], WEIGHT: 1500 },
  P2: { CODE: 'P2', EVENTS: [], WEIGHT: 320 },
}

// An old program: it speaks in capitals, knows nothing of HTTP, and fails with texts.
export const handler = async ({ CODE, TRACE }) => {
  if (!/^P\\d+$/.test(CODE)) throw new Error('E400 bad code ' + CODE)
  const parcel = parcels[CODE]
  if (!parcel) throw new Error('E404 no parcel ' + CODE)
  return { PARCEL: parcel, TRACE }
}
`

const request = `{
  "CODE": "$util.escapeJavaScript($input.params('code').toUpperCase())",
  "TRACE": "$context.requestId"
}`

const found = `#set($parcel = $input.path('$.PARCEL'))
#if($parcel.EVENTS.isEmpty())
#set($context.responseOverride.status = 202)
#end
{
  "code": "$parcel.CODE",
  "kilograms": #set($kg = $parcel.WEIGHT / 1000)$kg,
  "way": [#foreach($event in $parcel.EVENTS)
    { "day": $event.DAY, "place": "$event.AT", "last": #if($foreach.hasNext)false#{else}true#end }#if($foreach.hasNext),#end
#end]
}`

const failed = `#set($message = $input.path('$.errorMessage'))
{
  "error": "$message.substring(5)",
  "code": "$input.params('code')"
}`

/** A backend of another time behind mapping templates: loops, overrides, integers that do not divide. */
export const parcelsApi: GatewayScenario = {
  id: 'parcels-api',
  title: 'An old backend behind templates',
  name: 'parcels',
  seed: 5,
  functions: [{ name: 'track', code: track }],
  authorizers: [],
  stage: { name: 'v1', rateLimit: 50, burstLimit: 20, cacheEnabled: false, cacheSize: '0.5', variables: { depot: 'north' } },
  plan: { rateLimit: 10, burstLimit: 10, quota: { limit: 1000, period: 'DAY' }, key: 'parcel-key-0123456789abc' },
  methods: [
    {
      path: '/parcels/{code}',
      httpMethod: 'GET',
      about: 'Follows a parcel. Its request, its answer and its errors are all made by templates.',
      apiKeyRequired: false,
      parameters: { 'method.request.path.code': true },
      integration: {
        type: 'AWS',
        function: 'track',
        requestTemplate: request,
        responses: [
          { status: '200', template: found },
          { status: '400', pattern: 'E400.*', template: failed },
          { status: '404', pattern: 'E404.*', template: failed },
        ],
      },
    },
    {
      path: '/depot',
      httpMethod: 'GET',
      about: 'Says which depot this stage is for, by a stage variable. A mock.',
      apiKeyRequired: false,
      parameters: {},
      integration: { type: 'MOCK', requestTemplate: '{ "statusCode": 200 }', responses: [{ status: '200', template: '{ "depot": "$stageVariables.depot", "stage": "$context.stage" }' }] },
    },
  ],
  requests: [
    { title: 'Follow a parcel', about: 'It weighs 1,500 g: what becomes of the kilograms?', method: 'GET', path: '/parcels/p1', headers: [], body: '' },
    { title: 'Follow one that has not left', about: 'The backend answers as always; the template makes it a 202.', method: 'GET', path: '/parcels/P2', headers: [], body: '' },
    { title: 'Follow one that there is not', about: 'A selection pattern finds the status in a text.', method: 'GET', path: '/parcels/P9', headers: [], body: '' },
    { title: 'Follow no parcel at all', about: 'Another pattern, the same template.', method: 'GET', path: '/parcels/x', headers: [], body: '' },
    { title: 'Ask for the depot', about: 'No backend: the template of the answer is all there is.', method: 'GET', path: '/depot', headers: [], body: '' },
  ],
}
