import type { Act } from '../../grading/sample/playSample'
import { readCurl } from '../gateway/curlLine'

/** Stands for the stage while the line is read: the API is made when it is run. */
const URL = 'https://api.execute-api.us-east-1.amazonaws.com/prod'

/** What a line of curl sends to the API `shop`, whose stage is `$URL`. */
export function readCurlAct(line: string): Act | { readonly problem: string } {
  const read = readCurl(line.replaceAll('$URL', URL), URL)
  if ('problem' in read) return { problem: read.problem.message.replaceAll(URL, '$URL') }
  const { method, path, headers, body } = read
  return {
    steps: [{
      request: {
        method,
        // No reference of the steps: braces are none in a URL either.
        url: { $text: `{{shop.url}}${path.replaceAll('{', '%7B').replaceAll('}', '%7D')}` },
        headers: Object.fromEntries(headers.map(({ name, value }) => [name, value])),
        ...(body === '' ? {} : { body }),
      },
      as: 'answer',
    }],
    shows: [{ title: `${method} ${path}`, of: 'answer' }],
  }
}
