import { siteAddress } from '../../browser/siteAddress'
import type { Question } from '../../content/questions/question'
import type { Answer } from '../../grading/score'

/** What package.json says of the project: the build puts it in. */
const { version, repository } = import.meta.env.VITE_PROJECT ?? { version: 'unknown', repository: undefined }

/** What somebody says of a question who finds it wrong, to be completed by them. */
export function reportText({ id, checked, source, proof }: Question, answer: Answer): string {
  const chosen = Array.isArray(answer) ? answer.join(', ') : Object.entries(answer).map(([of, given]) => `${of}: ${given}`).join(', ')
  return [
    `Question: ${id}`,
    `Version: ${version}, source read ${checked}`,
    `Seed: ${proof?.world?.seed ?? 1}${proof ? '' : ' (no proof)'}`,
    `Chosen: ${chosen === '' ? 'nothing' : chosen}`,
    `Source: ${source}`,
    '',
    'What is wrong with it, and where AWS says so:',
    '',
  ].join('\n')
}

/** The address at which an issue with this report is written; undefined where no repository is known. */
export function reportAddress(question: Question, answer: Answer, at: string | undefined = repositoryOf(siteAddress(), repository)): string | undefined {
  if (at === undefined) return undefined
  return `${at}/issues/new?title=${encodeURIComponent(`question ${question.id}: `)}&body=${encodeURIComponent(reportText(question, answer))}`
}

/** The repository that package.json names; else, for a page that GitHub publishes, the one it publishes. */
export function repositoryOf(site: string, told: string | undefined): string | undefined {
  if (told !== undefined) return told.replace(/^git\+/, '').replace(/\.git$/, '')
  const [, owner, name] = /^https:\/\/([\w-]+)\.github\.io\/([\w.-]+)\//.exec(site) ?? []
  return owner === undefined || name === undefined ? undefined : `https://github.com/${owner}/${name}`
}
