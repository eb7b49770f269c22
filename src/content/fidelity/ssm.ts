import type { ServiceFidelity } from './serviceFidelity'

export const ssm: ServiceFidelity = {
  id: 'ssm',
  title: 'Systems Manager Parameter Store',
  spec: 'ssm',
  simulated: [
    { what: 'Parameters', says: 'String, StringList and SecureString, standard and advanced, with patterns, tags and up to a hundred versions.', rules: ['ssm PS1', 'ssm PS4', 'ssm PS5', 'ssm PS6', 'ssm PS9'] },
    { what: 'Expiration', says: 'A parameter goes at its time.', rules: ['ssm PS7'] },
    { what: 'Reading', says: 'By name, version, label and ARN, many at once, by path with filters, histories.', rules: ['ssm PS20', 'ssm PS21', 'ssm PS22', 'ssm PS23'] },
    { what: 'Labels', says: 'Move from version to version, ten each.', rules: ['ssm PS30'] },
  ],
  simplified: [
    { what: 'Encryption', says: 'Keys are names, and nothing is encrypted. Without WithDecryption a text stands for the ciphertext.', rules: ['ssm PS8'] },
    { what: 'Throughput', says: 'Requests are not throttled, and quotas of the account not held.' },
    { what: 'Names', says: 'Two that differ in the slash in front only can stand side by side.' },
  ],
  leftOut: [
    { what: 'Policies that notify', says: '`ExpirationNotification` and `NoChangeNotification`.', rules: ['ssm PS7'] },
    { what: 'Parameters of AWS’s', says: 'Public parameters under `/aws/`, and those that stand for secrets.' },
    { what: 'Other data types', says: 'Those of images and integrations, and shared parameters.' },
    { what: 'The rest of Systems Manager', says: 'Documents, automation, patching and all else.' },
  ],
}
