import type { Question } from '../question'

export const questions = [
  {
    id: 'aws-switch-a-feature-slowly',
    service: 'aws',
    kind: 'choice',
    prompt:
      'Functions of a shop have a new way to calculate discounts behind a switch. The switch is to be turned on for more and more of the environments within an hour, without deploying code, and to go back by itself when an alarm goes off. A value that is none of those allowed must not get through.\n\nWhere should the switch be?',
    choices: [
      { id: 'appconfig', text: 'In a feature flag of AWS AppConfig, with a deployment strategy and a validator', why: 'AppConfig brings a configuration out step by step, watches CloudWatch alarms while it does, rolls back by itself, and validates before it begins.' },
      { id: 'environment', text: 'In an environment variable of each function, changed by a script', why: 'Each change is an update of the functions that takes effect at once. Nothing validates it or takes it back.' },
      { id: 'parameter', text: 'In a parameter of Parameter Store, with an allowed pattern', why: 'The pattern keeps wrong values out. But whoever reads the parameter next has the new value, all at once, and no alarm takes it back.' },
      { id: 'stage', text: 'In a stage variable of the API in front of the functions', why: 'It reaches all requests of the stage at once. A canary can have others, but does not follow an alarm.' },
    ],
    key: ['appconfig'],
    facts: [],
    source: 'https://docs.aws.amazon.com/appconfig/latest/userguide/deploying-feature-flags.html',
    checked: '2026-11-26',
    tasks: { c02: '3.1', c03: '3.1' },
    difficulty: 2,
    badge: 'documented',
  },
  {
    id: 'aws-credentials-for-signed-in-users',
    service: 'aws',
    kind: 'choice',
    prompt:
      'Users of a mobile app sign in with an Amazon Cognito user pool. The app has to put pictures into S3 directly by the AWS SDK, and each user may write only under a prefix of their own. No AWS credentials may be shipped with the app.\n\nHow does the app get credentials?',
    choices: [
      { id: 'access', text: 'It signs its requests to S3 with the access token of the user pool.', why: 'S3 knows AWS credentials, not tokens. The access token is for APIs that trust the user pool.' },
      { id: 'identity', text: 'It exchanges the token of the user pool at an identity pool for temporary AWS credentials of a role.', why: 'That is what identity pools are for. The role’s policy can name the identity’s id as a variable, and so the prefix.' },
      { id: 'user', text: 'A function behind the API creates an IAM user for each who signs in, and returns its access key.', why: 'The keys last, and lie in the app. An account has only so many IAM users, too.' },
      { id: 'authorizer', text: 'A Cognito authorizer in front of S3 lets requests through that have a valid token.', why: 'Authorizers belong to API Gateway. S3 has none in front of it.' },
    ],
    key: ['identity'],
    facts: [],
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-integrating-user-pools-with-identity-pools.html',
    checked: '2026-11-26',
    tasks: { c02: '2.1', c03: '2.1' },
    difficulty: 2,
    badge: 'documented',
  },
] satisfies readonly Question[]
