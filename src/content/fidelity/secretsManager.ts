import type { ServiceFidelity } from './serviceFidelity'

export const secretsManager: ServiceFidelity = {
  id: 'secretsmanager',
  title: 'Secrets Manager',
  spec: 'secretsmanager',
  simulated: [
    { what: 'Secrets', says: 'Texts and bytes of up to 64 KiB, found by name, ARN and partial ARN; tags, filters, policies, batches.', rules: ['secretsmanager SM1', 'secretsmanager SM3', 'secretsmanager SM7', 'secretsmanager SM9'] },
    { what: 'Versions', says: 'By token, with staging labels that move.', rules: ['secretsmanager SM20', 'secretsmanager SM21', 'secretsmanager SM23'] },
    { what: 'Deletion', says: 'After a recovery window of 7 to 30 days, or at once by force.', rules: ['secretsmanager SM40', 'secretsmanager SM41'] },
    { what: 'Rotation', says: 'A function is asked for four steps, now or when a window opens.', rules: ['secretsmanager SM60', 'secretsmanager SM61', 'secretsmanager SM64', 'secretsmanager SM65'] },
    { what: 'Passwords', says: 'Of the characters that one asks for, and the same in the same world.', rules: ['secretsmanager SM8'] },
  ],
  simplified: [
    { what: 'Encryption', says: 'Keys are names, and nothing is encrypted.' },
    { what: 'Failing rotations', says: 'Are tried three times, a minute apart. AWS does not say how often.', rules: ['secretsmanager SM62'] },
    { what: 'Windows', says: 'A rotation comes when its window opens. AWS: at some time while it is open.', rules: ['secretsmanager SM64'] },
    { what: 'Quotas', says: 'Of the account they are not held.' },
  ],
  leftOut: [
    { what: 'Replicas', says: 'In other Regions.' },
    { what: 'Managed and external secrets', says: 'Rotation without a function.' },
    { what: 'ValidateResourcePolicy', says: 'And BlockPublicPolicy.' },
  ],
}
