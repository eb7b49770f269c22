import type { Question } from '../question'

export const questions = [
  {
    id: 'aws-which-developer-exam',
    service: 'aws',
    kind: 'choice',
    prompt: 'Somebody learns for the exam AWS Certified Developer – Associate, with material for DVA-C02, and wants to sit it in January 2027.\n\nWhat should be known?',
    choices: [
      { id: 'same', text: 'DVA-C02 can be chosen until the end of 2027.', why: 'Its last day is 30 November 2026.' },
      { id: 'new', text: 'The exam is DVA-C03 from 1 December 2026 on.', why: 'DVA-C02 ends on 30 November 2026. The serverless services stay, and tasks on AI services, containers and presigned URLs are new.' },
      { id: 'serverless', text: 'DVA-C03 no longer asks about Lambda or API Gateway.', why: 'Lambda, API Gateway, Step Functions, DynamoDB, SQS, SNS and EventBridge remain in scope.' },
      { id: 'score', text: 'DVA-C03 can be passed with a scaled score of 650.', why: 'It stays at 720 of 1,000, with 65 questions in 130 minutes.' },
    ],
    key: ['new'],
    facts: [],
    source: 'https://aws.amazon.com/certification/certified-developer-associate/',
    checked: '2026-11-23', tasks: { c02: '1.1', c03: '1.1' }, difficulty: 1, badge: 'documented', corrects: ['G158'],
  },
] satisfies readonly Question[]
