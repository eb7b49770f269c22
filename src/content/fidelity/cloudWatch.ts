import type { ServiceFidelity } from './serviceFidelity'

export const cloudWatch: ServiceFidelity = {
  id: 'cloudwatch',
  title: 'CloudWatch',
  spec: 'cloudwatch',
  simulated: [
    { what: 'Metrics', says: 'Put with dimensions, units and resolution, and read as statistics and percentiles.', rules: ['cloudwatch CW1', 'cloudwatch CW2', 'cloudwatch CW5', 'cloudwatch CW6'] },
    { what: 'Metrics of services', says: 'Of Lambda, Step Functions, SQS with depths and ages of queues, SNS, EventBridge, DynamoDB and API Gateway, read off the log of this world.', rules: ['cloudwatch CW10', 'cloudwatch CW11', 'cloudwatch CW13', 'cloudwatch CW28', 'cloudwatch CW14', 'cloudwatch CW17', 'cloudwatch CW18'] },
    { what: 'Arithmetic', says: 'Of metrics with numbers and the four operators.', rules: ['cloudwatch CW8'] },
    { what: 'Alarms', says: 'M of N data points, missing data, history, actions by topics and functions.', rules: ['cloudwatch CW20', 'cloudwatch CW22', 'cloudwatch CW24', 'cloudwatch CW25'] },
  ],
  simplified: [
    { what: 'Delay', says: 'Data can be read at once.', rules: ['cloudwatch CW6'] },
    { what: 'Percentiles', says: 'Are computed of all values. AWS uses a summary.', rules: ['cloudwatch CW2'] },
    { what: 'Evaluation', says: 'At each whole minute, or every ten seconds.', rules: ['cloudwatch CW20'] },
  ],
  leftOut: [
    { what: 'More of metric math', says: 'Functions, and alarms on it.', rules: ['cloudwatch CW9'] },
    { what: 'More of the services’ metrics', says: 'Sizes of messages, latencies of DynamoDB, metrics by method, all of S3; the SPEC.md lists them.' },
    { what: 'More of CloudWatch', says: 'Dashboards, composite alarms, anomaly detection, metric streams, Insights.', rules: ['cloudwatch CW9'] },
  ],
}
