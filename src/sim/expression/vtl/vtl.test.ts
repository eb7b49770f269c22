import { describe, expect, it } from 'vitest'
import { ABSENT, JavaDouble, JavaList, JavaMap, parseTemplate, renderTemplate, VtlFault, type JavaValue } from './vtl'

const rendered = (template: string, variables: { readonly [name: string]: JavaValue } = {}) =>
  renderTemplate(parseTemplate(template), new Map(Object.entries(variables)))

function fault(template: string): { readonly message: string; readonly at: number } {
  try {
    rendered(template)
  } catch (error) {
    if (error instanceof VtlFault) return { message: error.message, at: error.at }
    throw error
  }
  throw new Error(`rendered: ${template}`)
}

describe('VT2 what has no value', () => {
  it.each([
    ['$nothing', '$nothing'],
    ['$!nothing', ''],
    ['#set($x = 1)#set($x = $nothing)$x', '1'],
  ])('%s prints %j', (template, output) => {
    expect(rendered(template)).toBe(output)
  })
})

describe('VT3 what is not there in a value of AWS', () => {
  it.each([
    ['$absent', ''],
    ['$absent.member.of.it', ''],
    ['$absent.method("x")', ''],
    ['$map.member', ''],
    ['$map.get("member")', ''],
    ['$map["member"]', ''],
    ['#set($x = $absent)[$x]', '[]'],
    ['#if($absent == $null)null#end #if($absent == "")empty#end #if($absent)true#else false#end', 'null empty  false'],
  ])('%s prints %j', (template, output) => {
    expect(rendered(template, { absent: ABSENT, map: new JavaMap(new Map(), ABSENT) })).toBe(output)
  })
})

describe('VT4 values print as Java prints them', () => {
  const ofJson = new JavaList([new JavaMap(new Map([['nested', 'a"b']]))], true)
  it.each(([
    [new JavaMap(new Map<string, JavaValue>([['a', 'b'], ['c', 1]])), '{a=b, c=1}'],
    [new JavaMap(new Map([['list', ofJson]])), '{list=[{"nested":"a\\"b"}]}'],
    [new JavaList(['a', null, true]), '[a, null, true]'],
    [new JavaDouble(3), '3.0'],
    [new JavaDouble(1e10), '1.0E10'],
    [123456789012345678901n, '123456789012345678901'],
  ] as [JavaValue, string][]).map(([value, output]) => ({ value, output })))('$output', ({ value, output }) => {
    expect(rendered('$value', { value })).toBe(output)
  })

  it('a list that holds itself', () => {
    expect(rendered('#set($l = [1])#set($l[0] = $l)$l')).toBe('[(this Collection)]')
  })
})

describe('VT5 methods', () => {
  it.each([
    ["#set($s = \"it\\'s\")$s.replaceAll(\"\\\\'\", \"'\")", "it's"],
    ['#set($s = "a1b22")$s.replaceAll("([0-9]+)", "<$1>")', 'a<1>b<22>'],
    ['#set($s = ",a,,b,,")$s.split(",").size()', '4'],
    ['#set($n = 0)$n.parseInt("42")', '42'],
    ['#set($s = "x")$s.noSuchMethod()', '$s.noSuchMethod()'],
  ])('%s gives %j', (template, output) => {
    expect(rendered(template)).toBe(output)
  })
})

describe('VT6 a template that fails says where', () => {
  it.each([
    ['a #if(true) b', 'Encountered "#if(true) b": #if has no #end', 2],
    ['#set($x = )', 'Encountered ")": was expecting a value', 10],
    ['${name', 'Encountered the end of the template: was expecting "}" behind ${name', 6],
    ['x #set($s = "abc")$s.substring(5)', 'java.lang.StringIndexOutOfBoundsException: begin 5, end 3, length 3', 18],
    ['#set($s = "a")$s.getClass()', 'java.lang.Class is not simulated in mapping templates', 14],
    ['#set($s = "a")$s.matches("(?=a)")', 'java.util.regex.PatternSyntaxException: look-ahead (?=…) is not supported: patterns run in linear time', 14],
  ])('%s', (template, message, at) => {
    expect(fault(template)).toEqual({ message, at })
  })

  it('however deep it is nested', () => {
    expect(fault(`#set($x = ${'('.repeat(50_000)}1${')'.repeat(50_000)})`).message).toContain('nested more than 200 deep')
  })
})

describe('VT7 limits', () => {
  it('#foreach ends after 1,000 rounds', () => {
    expect(rendered('#set($n = 0)#foreach($i in [1..2000])#set($n = $n + 1)#end$n')).toBe('1000')
  })

  it.each([
    ['#set($t = "x")#foreach($i in [1..1000])#set($t = "$t$t")#end', 'characters'],
    ['#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])$c#end#end#end', 'The template'],
    ['#macro(m)#m()#end#m()', "Max calling depth of 20 was exceeded in macro 'm'"],
    ['#include("file")', '#include has no files to read'],
    ['#set($x = [1..2000000])', 'OutOfMemoryError'],
  ])('%s is stopped', (template, message) => {
    expect(fault(template).message).toContain(message)
  })
})
