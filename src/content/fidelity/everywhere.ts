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
    { what: 'Roles', says: 'Every caller may do everything. A role’s ARN is read, and its policies are not.' },
  ],
  leftOut: [
    { what: 'Other services', says: 'A call to a service that has no chapter and no row among the operations is refused with `NotSimulated`, unless a mock answers it.' },
    { what: 'Places', says: 'Regions besides the one named, other accounts, and partitions besides `aws`.' },
    { what: 'IAM', says: 'Policies of any kind: nothing is denied.' },
    { what: 'HTTP', says: 'Endpoints, function URLs and hosts outside AWS (`request`, `outside`), and WebSockets (`connect`).' },
  ],
}
