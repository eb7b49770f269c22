import { numberOf } from '../../../../facts/facts'
import type { SeenOfServers } from '../../../aws/service'

/** Where Lambda's servers were seen (in recorded answers) to check otherwise than the public model says. */
export const seenOfServers: SeenOfServers = {
  shapes: {
    // The model allows more, for functions on managed instances only.
    Timeout: { max: numberOf('lambda.timeout.longest') },
    MemorySize: { max: numberOf('lambda.memory.most') },
    NamespacedFunctionName: {
      pattern:
        '(arn:(aws[a-zA-Z-]*)?:lambda:)?((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)' +
        '(:(\\$LATEST(\\.PUBLISHED)?|[a-zA-Z0-9-_]+))?',
    },
    TaggableResource: {
      pattern:
        'arn:(aws[a-zA-Z-]*):lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:(function:[a-zA-Z0-9-_]+(:(\\$LATEST|[a-zA-Z0-9-_]+))?|' +
        'layer:([a-zA-Z0-9-_]+)|code-signing-config:csc-[a-z0-9]{17}|event-source-mapping:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|' +
        'capacity-provider:[a-zA-Z0-9-_]+)',
    },
    LayerVersionArn: {
      pattern:
        '(arn:(aws[a-zA-Z-]*)?:lambda:(eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\\d{1}:\\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)|(arn:[a-zA-Z0-9-]+:lambda:::awslayer:[a-zA-Z0-9-_]+)',
    },
  },
  // Of runtimes those that are no more are told in other words.
  unchecked: { CreateFunction: ['Runtime'], UpdateFunctionConfiguration: ['Runtime'] },
  toldFirst: ['CompatibleRuntimes', 'Qualifier'],
  alone: ['Runtime'],
}
