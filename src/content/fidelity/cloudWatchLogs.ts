import type { ServiceFidelity } from './serviceFidelity'

export const cloudWatchLogs: ServiceFidelity = {
  id: 'logs',
  title: 'CloudWatch Logs',
  spec: 'logs',
  simulated: [
    { what: 'Groups and streams', says: 'Made, listed, tagged and deleted, with retention.', rules: ['logs LG1', 'logs LG2', 'logs LG4'] },
    { what: 'Lines of functions', says: 'Are read off the log of this world into their groups.', rules: ['logs LG50'] },
    { what: 'Events', says: 'Put in batches, read in pages, and filtered by patterns of terms and of JSON.', rules: ['logs LG11', 'logs LG20', 'logs LG40', 'logs LG41'] },
    { what: 'Metric filters', says: 'And the embedded metric format, for CloudWatch to read.', rules: ['logs LG60', 'logs LG62'] },
    { what: 'Subscription filters', says: 'To functions and Kinesis streams.', rules: ['logs LG63'] },
  ],
  simplified: [
    { what: 'Retention', says: 'To the millisecond. AWS takes up to three days.', rules: ['logs LG4'] },
    { what: 'Delay', says: 'Events can be read and are sent on at once.', rules: ['logs LG63'] },
    { what: 'Regular expressions', says: 'Those of RE2, which are more than AWS takes.', rules: ['logs LG42'] },
  ],
  leftOut: [
    { what: 'Logs Insights', says: 'And exports, deliveries, live tail, anomaly detection.', rules: ['logs LG9'] },
    { what: 'Space-delimited patterns', says: 'Those in brackets.', rules: ['logs LG43'] },
    { what: 'Settings', says: 'KMS keys, deletion protection, the class DELIVERY.', rules: ['logs LG9'] },
  ],
}
