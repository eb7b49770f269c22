import type { ServiceFidelity } from './serviceFidelity'

export const iam: ServiceFidelity = {
  id: 'iam',
  title: 'IAM',
  spec: 'iam',
  simulated: [
    { what: 'Evaluation', says: 'Every element of a statement and every condition operator, with policy variables; an explicit Deny decides; identity and resource policies, permissions boundaries and session policies together.', rules: ['policy PO2', 'policy PO3', 'policy PO5', 'policy PO13', 'policy PO16'] },
    { what: 'Refusals', says: 'AWS’s texts, with who, what, on which resource, and which kind of policy it was; under the name and status that each service uses.', rules: ['policy PO17', 'policy PO18'] },
    { what: 'Who calls', says: 'A function and a workflow act in their roles, S3, SNS, EventBridge and CloudWatch in their own names, a request as the owner of its access key.', rules: ['access AC2', 'access AC5', 'access AC11'] },
    { what: 'Roles', says: 'Trust policies decide which service may act in a role; handing one on needs `iam:PassRole`.', rules: ['access AC8', 'access AC9'] },
    { what: 'Resource policies', says: 'Of queues, topics, buckets and functions. `aws:SourceArn` and `aws:SourceAccount` are the resource a service acts for.', rules: ['access AC5'] },
    { what: 'Roles, users and policies', says: 'With inline and attached policies, versions of managed ones, boundaries, tags and access keys, within AWS’s quotas.', rules: ['iam IA1', 'iam IA4', 'iam IA5', 'iam IA7', 'iam IA8'] },
    { what: 'Policy simulator', says: '`SimulatePrincipalPolicy` and `SimulateCustomPolicy` tell what policies would decide.', rules: ['iam IA9'] },
  ],
  simplified: [
    { what: 'What nobody defined', says: 'A role that no one made may do everything, and a queue, topic, bucket or function without a policy takes what services send it. With `policies: \'enforced\'` it is as on AWS.', rules: ['access AC1', 'access AC6'] },
    { what: 'Evidence', says: 'Evaluation follows the documentation; no decision of AWS’s has been replayed. The wordings for malformed policies are as reported by users.', rules: ['policy PO19'] },
    { what: 'AWS managed policies', says: 'Those of serverless work, some of them shortened.', rules: ['iam IA4'] },
    { what: 'Condition keys', says: 'Those of the caller, the source, time and Region, and `dynamodb:LeadingKeys`, `s3:prefix`, `lambda:FunctionArn` and a few more. None about tags of resources, MFA or the network.', rules: ['access AC4'] },
    { what: 'Effect', says: 'What is set holds at once. On AWS it takes seconds.' },
    { what: 'Several objects at once', says: '`DeleteObjects` is refused as a whole where one key is denied.' },
  ],
  leftOut: [
    { what: 'Groups and more', says: 'Groups, instance profiles, login profiles, MFA, SAML and OpenID providers, service-linked roles.' },
    { what: 'Organizations', says: 'Service and resource control policies, and other accounts as principals of a call.' },
    { what: 'Policies of more resources', says: 'Of streams, keys, layers and VPC endpoints.' },
  ],
}
