import type { Json, JsonObject } from '../../questions/json'
import type { Step } from '../../questions/proof'
import { shopApi } from '../../scenarios/shopApi'

/**
 * Makes the shop's API, known as `shop`, with its usage plan.
 *
 * @param changed  code of functions in place of the shop's own
 */
export function shopSteps(changed: Readonly<Record<string, string>> = {}): readonly Step[] {
  const { functions, authorizers, methods, plan, stage } = shopApi
  const validated = methods.filter((method) => 'model' in method)
  const modelOf = (name: string) => `Model${name.replaceAll(/\W/g, '')}`
  const keyOf = ({ httpMethod, path }: (typeof methods)[number]) => `${httpMethod} ${path}`
  return [
    ...functions.map(({ name, code }): Step => ({ function: name, code: changed[name] ?? code })),
    {
      api: 'shop',
      authorizers: Object.fromEntries(authorizers.map(({ name, function: fn, ttlSeconds }) => [name, { type: 'TOKEN', function: fn, identitySource: 'method.request.header.Authorization', authorizerResultTtlInSeconds: ttlSeconds }])),
      validators: { body: { validateRequestBody: true } },
      models: Object.fromEntries(validated.map((method) => [modelOf(keyOf(method)), JSON.parse('model' in method ? method.model : '{}') as Json])),
      methods: Object.fromEntries(methods.map((method): [string, JsonObject] => [keyOf(method), {
        function: method.integration.function,
        apiKeyRequired: method.apiKeyRequired,
        ...('authorizer' in method ? { authorizer: method.authorizer } : {}),
        ...('model' in method ? { validator: 'body', requestModels: { 'application/json': modelOf(keyOf(method)) } } : {}),
      }])),
    },
    { call: 'apigateway:CreateApiKey', input: { name: 'partner', enabled: true, value: plan.key }, as: 'key' },
    { call: 'apigateway:CreateUsagePlan', input: { name: 'partners', apiStages: [{ apiId: { $ref: 'shop.restApiId' }, stage: stage.name }], throttle: { rateLimit: plan.rateLimit, burstLimit: plan.burstLimit }, quota: plan.quota }, as: 'plan' },
    { call: 'apigateway:CreateUsagePlanKey', input: { usagePlanId: { $ref: 'plan.id' }, keyId: { $ref: 'key.id' }, keyType: 'API_KEY' } },
  ]
}
