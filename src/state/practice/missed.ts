import type { Drill } from '../../content/drills/drill'
import type { Question } from '../../content/questions/question'
import { FACTS, factOf, type FactId } from '../../facts/facts'
import { lastAnswers } from '../../study/answers'
import type { Progress } from '../../study/progress'
import { factListed } from '../facts/factList'
import { factText } from '../guide/proseParts'
import { questionCardOf, type AnkiCard } from '../study/ankiFile'

/** Cards of what one got wrong the last time: questions, facts and drills. */
export function missedCards({ answers, reviews, drills: tries }: Progress, questions: ReadonlyMap<string, Question>, drills: readonly Drill[]): readonly AnkiCard[] {
  const last = new Map(reviews.map(({ card, rating }) => [card, rating]))
  const missedQuestions = [...lastAnswers(answers).values()].filter(({ right }) => !right).flatMap(({ question }) => questions.get(question) ?? [])
  const missedFacts = [...last].flatMap(([card, rating]) => (rating === 1 && card.startsWith('fact:') && Object.hasOwn(FACTS, card.slice(5)) ? [card.slice(5) as FactId] : []))
  const lastTries = new Map(tries.map(({ drill, passed }) => [drill, passed]))
  return [...missedQuestions.map(questionCardOf), ...missedFacts.map(factCardOf), ...drills.filter(({ id }) => lastTries.get(id) === false).map(drillCardOf)]
}

function factCardOf(id: FactId): AnkiCard {
  const { source, checked, note } = factOf(id)
  const { title, serviceName } = factListed(id)
  return {
    id: `fact ${id}`,
    front: `${serviceName}: ${title}?`,
    back: [factText(id), note, source === 'ours' ? undefined : `${source}, read ${checked}`].filter(Boolean).join('\n\n'),
    tags: ['coldstart', 'fact', id.split('.')[0] ?? ''],
  }
}

function drillCardOf({ id, title, ticket, objective, solution, source, services }: Drill): AnkiCard {
  return { id: `drill ${id}`, front: [title, ticket, objective.map((line) => `- ${line}`).join('\n')].join('\n\n'), back: `${solution.why}\n\n${source}`, tags: ['coldstart', 'drill', ...services] }
}
