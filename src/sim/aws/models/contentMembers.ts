/**
 * Blobs are base64 text inside the simulator, but for those that are whole HTTP bodies: people see
 * them as text, and so do handlers and workflows. Each is a member of its action's input or output,
 * with bytes in the form of `contentOf` (src/sim/aws/bytes.ts); Lambda's are always text.
 */
const CONTENT: { readonly [service: string]: { readonly [action: string]: string } } = {
  apigatewayv2: { ExportApi: 'body' },
  apigatewaymanagementapi: { PostToConnection: 'Data' },
  apigateway: { ImportRestApi: 'body', PutRestApi: 'body', GetExport: 'body' },
  lambda: { Invoke: 'Payload' },
  s3: { GetObject: 'Body', PutObject: 'Body', UploadPart: 'Body' },
}

/** The member of the action's input or output that is content; undefined where none is. */
export function contentMember(service: string, action: string): string | undefined {
  const members = Object.hasOwn(CONTENT, service) ? CONTENT[service] : undefined
  return members && Object.hasOwn(members, action) ? members[action] : undefined
}

/** Whether content that is no text can stand in the action's input or output. */
export function takesAnyBytes(service: string): boolean {
  return service === 's3'
}
