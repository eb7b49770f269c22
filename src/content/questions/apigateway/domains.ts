import type { Question } from '../question'

const GUIDE = 'https://docs.aws.amazon.com/apigateway/latest/developerguide'

export const questions = [
  {
    id: 'apigateway-certificate-not-offered',
    service: 'apigateway',
    kind: 'choice',
    prompt:
      'A REST API in eu-west-1 is to get the edge-optimized custom domain name `api.example.com`. A certificate for the name has been issued in AWS Certificate Manager in eu-west-1. The console of API Gateway does not offer it.\n\nWhat has to be done?',
    choices: [
      { id: 'import', text: 'Import the certificate into API Gateway as a client certificate of the stage.', why: 'A client certificate is what API Gateway shows to a backend. It has nothing to do with the domain name.' },
      { id: 'route', text: 'Create the alias record in Route 53 first, which makes the certificate known to API Gateway.', why: 'The record leads clients to the domain name that has been made. It comes last, and any DNS will do.' },
      { id: 'virginia', text: 'Request the certificate in us-east-1, and choose that one.', why: 'An edge-optimized domain name is served by CloudFront, whose certificates are in us-east-1. Of a Regional name the certificate is in the API’s Region.' },
      { id: 'wildcard', text: 'Request a certificate for `*.example.com` in eu-west-1, as edge locations need a wildcard.', why: 'A certificate for the very name will do, and a wildcard in eu-west-1 would not be offered either.' },
    ],
    key: ['virginia'],
    facts: [],
    source: `${GUIDE}/how-to-custom-domains-prerequisites.html`, furtherSources: [`${GUIDE}/how-to-edge-optimized-custom-domain-name.html`],
    checked: '2026-11-25', tasks: { c02: '3.4', c03: '3.3' }, difficulty: 2, badge: 'documented', corrects: ['G091'],
  },
] satisfies readonly Question[]
