import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../../expression/vtl/vtl'
import { renderMappingTemplate, type RenderedTemplate, type TemplateInput } from './mappingTemplate'

const NOTHING: TemplateInput = { body: '', parameters: { path: {}, querystring: {}, header: {} }, context: {}, stageVariables: {} }

const render = (template: string, input: Partial<TemplateInput> = {}): RenderedTemplate =>
  renderMappingTemplate(parseTemplate(template), { ...NOTHING, ...input })

describe.each<[rule: string, template: string, output: string, input?: Partial<TemplateInput>]>([
  ['MT1', '$input.body', '{}'],
  ['MT1', '$input.body', 'plain', { body: 'plain' }],
  ['MT1', '[$input.body.member]', '[]', { body: '{"member": 1}' }],
  ['MT1', '$input.body.length() $input.body.contains("a")', '5 true', { body: 'plain' }],
  ['MT2', "$input.path('$.order')", '{id=7, price=1.0, items=["a","b"]}', { body: '{"order": {"id": 7, "price": 1.0, "items": ["a", "b"]}}' }],
  ['MT2', "#set($o = $input.path('$'))#set($o.b = 2)$o", '{a=1, b=2}', { body: '{"a": 1}' }],
  ['MT2', "#foreach($i in $input.path('$.items'))$i.name;#end", 'x;y;', { body: '{"items": [{"name": "x"}, {"name": "y"}]}' }],
  ['MT2', "$input.path('$.items').size() $input.path('$.items[-1]')", '2 {n=2}', { body: '{"items": [{"n": 1}, {"n": 2}]}' }],
  ['MT2', "$input.path('$..n')", '[1,2]', { body: '{"items": [{"n": 1}, {"n": 2}]}' }],
  ['MT2', "#set($x = $input.path('$.no'))[$x]#if($x == $null)null#end#if($x)true#end", '[]null', { body: '{"no": null}' }],
  ['MT2', "$input.path('$.big')", '12345678901234567890', { body: '{"big": 12345678901234567890}' }],
  ['MT3', "$input.json('$')", '{"a":[1,null,"x\\"y"]}', { body: '{ "a": [1, null, "x\\"y"] }' }],
  ['MT3', "$input.json('$.a') $input.json('$.b')", '"x" ""', { body: '{"a": "x"}' }],
  ['MT3', "$input.json('$')", '"plain"', { body: 'plain' }],
  ['MT4', "$input.params('a') $input.params('b') $input.params('c') [$input.params('d')]", 'path query header []', {
    parameters: { path: { a: 'path' }, querystring: { a: 'no', b: 'query' }, header: { b: 'no', c: 'header' } },
  }],
  ['MT4', "$input.params().header.get('X-A') $input.params().path", 'v {id=1}', {
    parameters: { path: { id: '1' }, querystring: {}, header: { 'X-A': 'v' } },
  }],
  ['MT5', "$util.escapeJavaScript($input.body)", 'it\\\'s \\"é\\" a\\/b\\n'.replace('é', '\\u00E9'), { body: 'it\'s "é" a/b\n' }],
  ['MT6', "$util.urlEncode('a b&é') $util.urlDecode('a+b%26%C3%A9')", 'a+b%26%C3%A9 a b&é'],
  ['MT6', "$util.base64Encode('é') $util.base64Decode('w6k=') $util.parseJson('{\"a\":[1]}').a[0]", 'w6k= é 1'],
  ['MT7', '[$context.authorizer.claims.sub][$stageVariables.no] $context.stage $stageVariables.yes', '[][] prod 1', {
    context: { stage: 'prod' },
    stageVariables: { yes: '1' },
  }],
])('%s %s', (_rule, template, output, input = {}) => {
  it(`prints ${JSON.stringify(output)}`, () => {
    expect(render(template, input).output).toBe(output)
  })
})

it('MT8 overrides are what the template left in $context', () => {
  const template = `#set($context.responseOverride.status = 404)#set($context.responseOverride.header.X = "y")#set($context.requestOverride.path.id = "7")`
  expect(render(template)).toEqual({ output: '', requestOverride: { path: { id: '7' } }, responseOverride: { header: { X: 'y' }, status: 404 } })
})
