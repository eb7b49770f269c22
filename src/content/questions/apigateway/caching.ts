import type { Question } from '../question'

const CACHE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html'
/** Turns caching on by the default settings of all methods. */
const ON = { op: 'replace', path: '/*/*/caching/enabled', value: 'true' }
/** Answers with how often it has been asked. */
const COUNTER = { function: 'counter', code: 'let count = 0\nexport const handler = async () => ({ statusCode: 200, body: String(++count) })' }

export const questions = [
  {
    id: 'apigateway-cache-shows-others-orders',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Caching is turned on for a stage of a REST API. `GET /orders` is a Lambda proxy integration that answers by the query string parameter `customer`, and no parameter is declared for the method. Customers report that they see orders of other customers.\n\nWhich change shows each customer their own orders and still lets repeated requests be answered from the cache?',
    choices: [
      { id: 'ttl', text: "Lower the stage's cache TTL from 300 seconds to 1 second.", why: 'For that second everybody still gets what the first one got. A shorter time makes the leak rarer and does not close it.' },
      { id: 'key', text: 'Declare `customer` as a request parameter of the method and select it as a cache key.', why: 'Only parameters that are declared and selected are part of the key. Then each customer has a cache entry of their own.' },
      { id: 'required', text: 'Declare `customer` as a required request parameter and validate requests.', why: 'That turns requests without it away. The cache key is still the path alone, the same for all customers.' },
      { id: 'encrypted', text: 'Turn on the encryption of cached data for the method.', why: 'It protects what is stored. Whoever asks with the same key gets it just the same.' },
    ],
    key: ['key'],
    facts: ['apigateway.cache.ttl.usual'],
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
    checked: '2026-11-25',
    tasks: { c02: '4.3', c03: '4.3' },
    difficulty: 2,
    badge: 'documented',
    corrects: ['G084'],
    proof: {
      steps: [
        { function: 'orders', code: 'export const handler = async ({ queryStringParameters }) => ({ statusCode: 200, body: `orders of ${queryStringParameters.customer}` })' },
        {
          api: 'shop',
          validators: { parameters: { validateRequestParameters: true } },
          methods: {
            'GET /orders': {
              requestParameters: { $ref: 'with.parameters' },
              validator: { $ref: 'with.validator' },
              integration: { function: 'orders', cacheKeyParameters: { $ref: 'with.cacheKey' } },
            },
          },
          stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
          patch: [{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }, { $ref: 'with.setting' }],
        },
        { runFor: 600_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=ann' } }, as: 'ann' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' } }, as: 'bob' },
        { mark: 'again' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/orders?customer=bob' } }, as: 'again' },
      ],
      changes: {
        ttl: { with: { setting: { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: '1' } } },
        key: { with: { parameters: { 'method.request.querystring.customer': false }, cacheKey: ['method.request.querystring.customer'] } },
        required: { with: { parameters: { 'method.request.querystring.customer': true }, validator: 'parameters' } },
        encrypted: { with: { setting: { op: 'replace', path: '/*/*/caching/dataEncrypted', value: 'true' } } },
      },
      goal: [
        { of: 'ann.body', equals: 'orders of ann' },
        { of: 'bob.body', equals: 'orders of bob', says: 'the second customer gets their own orders' },
        { events: { type: 'InvokeStarted', since: 'again' }, count: 0, says: 'asked again, the cache answers' },
      ],
    },
  },
  {
    id: 'apigateway-cache-of-a-post',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A stage of a REST API has a cache, turned on for all methods by the stage’s default settings. `POST /search` changes nothing and is slow; it is cached by the query string parameter `q`, which is declared and chosen as a cache key. Still every search reaches the function.\n\nWhat gets repeated searches answered from the cache?',
    choices: [
      { id: 'size', text: 'Choose a larger cache capacity for the stage, so that searches find room beside other answers.', why: 'More room keeps more entries. Of a POST there is none to keep as long as only the default settings speak of caching.' },
      { id: 'own', text: 'Override the default settings for `POST /search`, with caching turned on.', why: 'The default covers GET only. Any other method is cached when a setting of its own says so.' },
      { id: 'ttl', text: 'Raise the default TTL of the stage from 300 seconds to its maximum of 3,600 seconds.', why: 'It lengthens the life of entries that are made. For a POST none is made.' },
      { id: 'header', text: 'Return `Cache-Control: public, max-age=300` with every response of the function.', why: 'Browsers and CDNs go by it. The cache of a stage goes by the settings of the stage and the method.' },
    ],
    key: ['own'],
    facts: ['apigateway.cache.ttl.usual', 'apigateway.cache.ttl.most'],
    source: CACHE, checked: '2026-11-25', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        { function: 'search', code: 'export const handler = async ({ queryStringParameters }) => ({ statusCode: 200, headers: { "Cache-Control": "public, max-age=300" }, body: queryStringParameters.q })' },
        {
          api: 'shop',
          methods: { 'POST /search': { requestParameters: { 'method.request.querystring.q': false }, integration: { function: 'search', cacheKeyParameters: ['method.request.querystring.q'] } } },
          stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
          patch: [ON, { $ref: 'with.setting' }],
        },
        { runFor: 600_000 },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/search?q=lamp' }, body: {} }, as: 'first' },
        { mark: 'again' },
        { request: { method: 'POST', url: { $text: '{{shop.url}}/search?q=lamp' }, body: {} }, as: 'again' },
      ],
      changes: {
        size: { with: { setting: { op: 'replace', path: '/cacheClusterSize', value: '6.1' } } },
        own: { with: { setting: { op: 'replace', path: '/~1search/POST/caching/enabled', value: 'true' } } },
        ttl: { with: { setting: { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: '3600' } } },
        header: {},
      },
      goal: [
        { of: 'again.body', equals: 'lamp' },
        { events: { type: 'InvokeStarted', since: 'again' }, count: 0, says: 'the second search does not reach the function' },
      ],
    },
  },
  {
    id: 'apigateway-cache-invalidation-unsigned',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'Caching is turned on for a stage of a REST API; all other cache settings are as API Gateway made them. `GET /rates` needs no authorization. There is an entry for it when a client, which signs nothing, sends the request with the header `Cache-Control: max-age=0`.\n\nWhat does the client get?',
    choices: [
      { id: 'anew', text: 'A new answer of the backend, which replaces the entry for everybody.', why: 'So it would be with `requireAuthorizationForCacheControl` switched off: then every client can do it, and drive load to the backend.' },
      { id: 'refused', text: 'Status 403, since it is not allowed `execute-api:InvalidateCache`.', why: 'That is the strategy `FAIL_WITH_403`. It has to be chosen.' },
      { id: 'warned', text: 'The cached answer, with a `Warning` header.', why: 'Authorization is required from the start, and who lacks it has the header ignored and is told so: the strategy `SUCCEED_WITH_RESPONSE_HEADER`.' },
      { id: 'silent', text: 'The cached answer, and no sign that its wish was ignored.', why: 'That is `SUCCEED_WITHOUT_RESPONSE_HEADER`, the third strategy. It is not the one that settings begin with.' },
    ],
    key: ['warned'],
    facts: [],
    source: CACHE, furtherSources: ['https://docs.aws.amazon.com/cli/latest/reference/apigateway/update-stage.html'],
    checked: '2026-11-25', tasks: { c02: '2.1', c03: '2.1' }, difficulty: 3, badge: 'documented', corrects: ['G086'],
    proof: {
      steps: [
        COUNTER,
        { api: 'shop', methods: { 'GET /rates': { function: 'counter' } }, stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' }, patch: [ON] },
        { runFor: 600_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' } } },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' }, headers: { 'Cache-Control': 'max-age=0' } }, as: 'asked' },
      ],
      claims: {
        anew: [{ of: 'asked.body', equals: 2 }],
        refused: [{ of: 'asked.status', equals: 403 }],
        warned: [{ of: 'asked.status', equals: 200 }, { of: 'asked.body', equals: 1, says: 'the entry is the answer' }, { of: 'asked.headers.warning', exists: true, says: 'with a warning' }],
        silent: [{ of: 'asked.body', equals: 1 }, { of: 'asked.headers.warning', exists: false }],
      },
    },
  },
  {
    id: 'apigateway-cache-override-outlives-default',
    service: 'apigateway',
    kind: 'multiple',
    prompt:
      'A stage’s cache is turned on for all methods. `GET /prices` has a setting of its own with a TTL of 60 seconds; `GET /catalog` has none. Later somebody raises the TTL of the stage’s default settings from 300 to 3,600 seconds. Then each method is requested once, and again after a while.\n\nWhich statements are true? (Choose two.)',
    choices: [
      { id: 'prices', text: 'After 90 seconds `GET /prices` is sent to the backend again.', why: 'The method’s own setting beats the default, and a change of the default does not touch it.' },
      { id: 'prices-kept', text: 'After 90 seconds `GET /prices` is answered from the cache, by the new default.', why: 'It would be if the method had no setting of its own. It has, with 60 seconds.' },
      { id: 'catalog', text: 'After 600 seconds `GET /catalog` is answered from the cache.', why: 'It has no setting of its own: the new default of 3,600 seconds is what counts.' },
      { id: 'catalog-gone', text: 'After 600 seconds `GET /catalog` is sent to the backend again, as a TTL is cut to 300.', why: '300 seconds is what a TTL begins with. 3,600 is the most.' },
      { id: 'copied', text: 'The setting of `GET /prices` now has a TTL of 3,600 seconds, like all others.', why: 'Settings of methods are copies from the moment they are made. Nothing keeps them in step with the default.' },
    ],
    key: ['prices', 'catalog'],
    facts: ['apigateway.cache.ttl.usual', 'apigateway.cache.ttl.most'],
    source: CACHE, checked: '2026-11-25', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        COUNTER,
        {
          api: 'shop', methods: { 'GET /prices': { function: 'counter' }, 'GET /catalog': { function: 'counter' } }, stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' },
          patch: [ON, { op: 'replace', path: '/~1prices/GET/caching/ttlInSeconds', value: '60' }, { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: '3600' }],
        },
        { call: 'apigateway:GetStage', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod' }, as: 'stage' },
        { runFor: 600_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/prices' } }, as: 'prices' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/catalog' } }, as: 'catalog' },
        { runFor: 90_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/prices' } }, as: 'pricesAgain' },
        { runFor: 510_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/catalog' } }, as: 'catalogAgain' },
      ],
      claims: {
        prices: [{ of: 'pricesAgain.body', equals: 3, says: 'the function answers anew' }],
        'prices-kept': [{ of: 'pricesAgain.body', equals: 1 }],
        catalog: [{ of: 'catalogAgain.body', equals: 2, says: 'the answer is the first one' }],
        'catalog-gone': [{ of: 'catalogAgain.body', equals: 4 }],
        copied: [{ of: 'stage.methodSettings.prices/GET.cacheTtlInSeconds', equals: 3600 }],
      },
    },
  },
  {
    id: 'apigateway-cache-of-another-size',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'The cache of a busy stage has 0.5 GB and is full. To keep more answers, a developer raises its capacity to 1.6 GB around noon.\n\nWhat has to be reckoned with?',
    choices: [
      { id: 'grows', text: 'Nothing: the cache keeps its entries, and has room for more of them at once.', why: 'It does not grow in place. Another size is another cache.' },
      { id: 'down', text: 'The stage answers 503 to its clients until the new cache has been made, for minutes.', why: 'Requests go on. They are merely not answered from a cache.' },
      { id: 'moved', text: 'The old cache goes on answering until all of its entries have been copied to the new one.', why: 'Nothing is copied. The old one goes with all that is in it.' },
      { id: 'empty', text: 'All entries are lost, and for some minutes the backend gets all the traffic.', why: 'API Gateway removes the old cache and makes a new one, which takes about 4 minutes and begins empty. Choose a quiet hour.' },
    ],
    key: ['empty'],
    facts: ['apigateway.cache.creation.duration'],
    source: CACHE, checked: '2026-11-25', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        COUNTER,
        { api: 'shop', methods: { 'GET /rates': { function: 'counter' } }, stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' }, patch: [ON, { op: 'replace', path: '/*/*/caching/ttlInSeconds', value: '3600' }] },
        { runFor: 600_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' } }, as: 'before' },
        { call: 'apigateway:UpdateStage', input: { restApiId: { $ref: 'shop.restApiId' }, stageName: 'prod', patchOperations: [{ op: 'replace', path: '/cacheClusterSize', value: '1.6' }] } },
        { mark: 'resized' },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' } }, as: 'at-once' },
        { runFor: 60_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' } }, as: 'meanwhile' },
        { runFor: 240_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/rates' } }, as: 'later' },
      ],
      claims: {
        grows: [{ of: 'at-once.body', equals: 1 }],
        down: [{ of: 'meanwhile.status', equals: 503 }],
        moved: [{ of: 'meanwhile.body', equals: 1 }, { of: 'later.body', equals: 1 }],
        empty: [
          { of: 'meanwhile.body', equals: 3, says: 'while the cache is made, the backend answers' },
          { of: 'later.body', equals: 4, says: 'the new one has no entry' },
        ],
      },
    },
  },
  {
    id: 'apigateway-cache-prints-counts',
    service: 'apigateway',
    kind: 'prints',
    prompt:
      '`GET /items` is cached with a TTL of 300 seconds. `page` and `lang` are declared as query string parameters of the method; only `page` is chosen as a cache key. The function has one execution environment, which stays.\n\nWhich bodies do the four requests get, in their order?',
    exhibits: [
      { title: 'index.mjs', language: 'javascript', text: 'let count = 0\nexport const handler = async () => ({ statusCode: 200, body: String(++count) })' },
      { title: 'Requests', language: 'http', text: 'GET /items?page=1&lang=en\nGET /items?page=1&lang=de\nGET /items?page=2&lang=en\n# 310 seconds later\nGET /items?page=1&lang=en' },
    ],
    choices: [
      { id: 'all-keys', text: '`1 2 3 4`', why: 'That takes `lang` for a part of the key. Declared, it is still ignored until it is chosen.' },
      { id: 'right', text: '`1 1 2 3`', why: '`lang` makes no difference, `page` does, and after 300 seconds the entry of page 1 is over.' },
      { id: 'no-keys', text: '`1 1 1 2`', why: 'So it would be with no cache key at all: page 2 would be given page 1.' },
      { id: 'kept', text: '`1 1 2 1`', why: 'The entry of page 1 was kept for 300 seconds. After 310 the function is asked again.' },
    ],
    key: ['right'],
    facts: ['apigateway.cache.ttl.usual'],
    source: CACHE, checked: '2026-11-25', tasks: { c02: '4.3', c03: '4.3' }, difficulty: 2, badge: 'documented',
    proof: {
      steps: [
        COUNTER,
        {
          api: 'shop',
          methods: { 'GET /items': { requestParameters: { 'method.request.querystring.page': false, 'method.request.querystring.lang': false }, integration: { function: 'counter', cacheKeyParameters: ['method.request.querystring.page'] } } },
          stage: { cacheClusterEnabled: true, cacheClusterSize: '0.5' }, patch: [ON],
        },
        { runFor: 600_000 },
        ...['page=1&lang=en', 'page=1&lang=de', 'page=2&lang=en'].map((query, index) => ({ request: { method: 'GET', url: { $text: `{{shop.url}}/items?${query}` } }, as: `r${index + 1}` })),
        { runFor: 310_000 },
        { request: { method: 'GET', url: { $text: '{{shop.url}}/items?page=1&lang=en' } }, as: 'r4' },
      ],
      claims: Object.fromEntries(
        ([['all-keys', [1, 2, 3, 4]], ['right', [1, 1, 2, 3]], ['no-keys', [1, 1, 1, 2]], ['kept', [1, 1, 2, 1]]] as const).map(([id, counts]) => [id, counts.map((equals, index) => ({ of: `r${index + 1}.body`, equals }))]),
      ),
    },
  },
] satisfies readonly Question[]
