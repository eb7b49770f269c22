/** The words of a status: those of RFC 9110 that an answer may well have; empty for all others. */
export function statusText(status: number): string {
  return TEXTS[status] ?? ''
}

const TEXTS: { readonly [status: number]: string } = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
}
