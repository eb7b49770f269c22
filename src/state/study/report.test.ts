import { describe, expect, test, vi } from 'vitest'
import type { Question } from '../../content/questions/question'
import { reportAddress, reportText, repositoryOf } from './report'

vi.mock('../../browser/siteAddress', () => ({ siteAddress: () => 'http://127.0.0.1/' }))

const question = { id: 'lambda-q', checked: '2026-11-25', source: 'https://docs.aws.amazon.com/x', proof: { world: { seed: 7 } } } as unknown as Question

describe('a report about a question', () => {
  test('says which, with which seed, and what was chosen', () => {
    expect(reportText(question, ['a', 'c'])).toMatch(/^Question: lambda-q\nVersion: .+, source read 2026-11-25\nSeed: 7\nChosen: a, c\n/)
    expect(reportText({ ...question, proof: undefined } as unknown as Question, { x: 'y' })).toContain('Seed: 1 (no proof)\nChosen: x: y\n')
  })

  test('is an issue at the repository, whatever was chosen', () => {
    const address = new URL(reportAddress(question, ['a & b#c'], 'https://github.com/x/y') ?? '')
    expect(address.pathname).toBe('/x/y/issues/new')
    expect(address.searchParams.get('title')).toBe('question lambda-q: ')
    expect(address.searchParams.get('body')).toBe(reportText(question, ['a & b#c']))
  })

  test('is no link where no repository is known', () => {
    expect(reportAddress(question, [], repositoryOf('http://127.0.0.1/', undefined))).toBeUndefined()
  })

  test.each([
    ['https://example.org/', 'git+https://github.com/x/y.git', 'https://github.com/x/y'],
    ['https://x.github.io/y/?editor=plain', undefined, 'https://github.com/x/y'],
    ['https://x.github.io.evil.org/y/', undefined, undefined],
  ])('of the page %s, where package.json says %s', (site, told, repository) => {
    expect(repositoryOf(site, told)).toBe(repository)
  })
})
