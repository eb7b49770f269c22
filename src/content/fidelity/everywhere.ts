import type { ServiceFidelity } from './serviceFidelity'

export const everywhere: ServiceFidelity = {
  id: 'everywhere',
  title: 'Everywhere',
  simulated: [
    { what: 'Time', says: 'One virtual clock for all services. A wait of a year takes no time to run.' },
    { what: 'Calls', says: 'Services meet as modelled AWS calls only, and one log shows them all.' },
    { what: 'Errors', says: 'A mistake is answered with AWS’s error: its name, its status code, and its message where that is known.' },
    { what: 'Chance', says: 'The same seed and the same calls give the same log, byte for byte, in Node and in the browser.' },
  ],
  simplified: [
    { what: 'Latency', says: 'A call takes no time on its way (`latency: \'none\'`).' },
    { what: 'Control plane', says: 'Calls that create, change or describe resources are not throttled.' },
    { what: 'Dates of rules', says: 'The rules are those of 2026-11-23, whatever the virtual clock shows.' },
    {
      what: 'SQS, SNS, S3 and EventBridge',
      says:
        'They are there in a first form: queues, topics, buckets, buses and rules, by API calls and from workflows. ' +
        'FIFO topics, HTTP subscriptions, bucket notifications, archives, policies, tags and encryption are refused by name; ' +
        'their SPEC.md files list the rest.',
    },
    {
      what: 'CloudWatch',
      says:
        'Log groups with filters and subscriptions to functions, metrics and metric alarms are there. Lines of functions and the metrics of services ' +
        'are read off the log of this world, and can be read at once. Logs Insights, dashboards, composite alarms, functions of metric math and the ' +
        'depths of queues are not there; the SPEC.md files list the rest.',
    },
    { what: 'Roles', says: 'Every caller may do everything. A role’s ARN is read, and its policies are not.' },
  ],
  leftOut: [
    {
      what: 'Other services',
      says:
        'IAM, STS, Systems Manager and Secrets Manager are not there. ' +
        'A call to one is refused with `NotSimulated`, unless a mock answers it.',
    },
    { what: 'Places', says: 'Regions besides the one named, other accounts, and partitions besides `aws`.' },
    { what: 'IAM', says: 'Policies of any kind: nothing is denied.' },
    { what: 'HTTP', says: 'Endpoints, function URLs and hosts outside AWS (`request`, `outside`), and WebSockets (`connect`).' },
  ],
}
