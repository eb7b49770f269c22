import type { ServiceFidelity } from './serviceFidelity'

export const everywhere: ServiceFidelity = {
  id: 'everywhere',
  title: 'Everywhere',
  simulated: [
    { what: 'Time', says: 'One virtual clock for all services. A wait of a year takes no time to run.' },
    { what: 'Calls', says: 'Services meet as modelled AWS calls only, and one log shows them all.' },
    { what: 'Errors', says: 'A mistake is answered with AWS’s error: its name, its status code, and its message where that is known.' },
    { what: 'Faults', says: 'Calls can be denied, failed, throttled, delayed or doubled, by service, action, resource and caller: for labs and drills.', rules: ['conditions FD1', 'conditions FD4'] },
    { what: 'Chance', says: 'The same seed and the same calls give the same log, byte for byte, in Node and in the browser.' },
  ],
  simplified: [
    { what: 'Latency', says: 'A call takes no time on its way, unless a world asks for `latency: \'typical\'`: then it is drawn, from distributions that are assumed.', rules: ['conditions FD7'] },
    { what: 'Control plane', says: 'Calls that create, change or describe resources are not throttled, unless a world asks for it: then those of Lambda, Step Functions and API Gateway are, at the documented rates.', rules: ['conditions FD8'] },
    { what: 'Dates of rules', says: 'The rules are those of 2026-11-23, whatever the virtual clock shows.' },
    { what: 'Roles', says: 'A role that the world does not define may do everything; one that it defines is held to its policies.', rules: ['access AC1', 'access AC2'] },
  ],
  leftOut: [
    { what: 'Other services', says: 'A call to a service that has no chapter and no row among the operations is refused with `NotSimulated`, unless a mock answers it.' },
    { what: 'Places', says: 'Regions besides the one named, other accounts, and partitions besides `aws`.' },
    { what: 'HTTP', says: 'Endpoints, function URLs and hosts outside AWS (`request`, `outside`), and WebSockets (`connect`).' },
  ],
}
