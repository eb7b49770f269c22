import { expect, test } from 'vitest'
import type { AttributeValue, Item } from '../attributeValue'
import { compileProjection } from './compiled'
import { Placeholders } from './placeholders'
import { project } from './projection'

const S = (S: string): AttributeValue => ({ S })

const thing: Item = {
  pk: S('a'),
  parts: { L: [S('0'), S('1'), { M: { x: S('x'), y: S('y') } }, S('3')] },
  doc: { M: { one: S('1'), two: { M: { deep: S('d') } } } },
  'dotted.name': S('dotted'),
}

const names = new Map([['#d', 'dotted.name']])

test.each<[why: string, text: string, projected: Item]>([
  ['DB67 attributes', 'pk, #d', { pk: S('a'), 'dotted.name': S('dotted') }],
  ['DB67 what is not there is left out', 'pk, colour', { pk: S('a') }],
  ['DB67 nothing is there', 'colour', {}],
  ['DB67 parts of a map stay inside it', 'doc.one, doc.two.deep', { doc: { M: { one: S('1'), two: { M: { deep: S('d') } } } } }],
  ['DB67 elements of a list close up', 'parts[3], parts[0], parts[2].y', { parts: { L: [S('0'), { M: { y: S('y') } }, S('3')] } }],
  ['DB67 no element there', 'parts[9]', {}],
])('%s', (_why, text, projected) => {
  expect(project(thing, compileProjection(text, new Placeholders(names, new Map())))).toEqual(projected)
})
