/** HTTP requests that the process makes: they leave through the sandbox, and their answers come in slices of their own. */
export const REQUESTS = String.raw`
/** Requests without an answer so far, by number. */
const openRequests = new Map();
let lastRequest = 0;

/** The answer, once it is there: status, headers by lower-case name, and the body as a stream. */
function sendRequest(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const bytes = ArrayBuffer.isView(body) || body instanceof ArrayBuffer ? bytesOf(body) : undefined;
    if (!bytes && body !== undefined && body !== null && typeof body !== 'string') throw notSimulated('a stream as the body of a request');
    const sent = {};
    for (const [name, value] of Object.entries(headers)) sent[name.toLowerCase()] = String(value);
    const id = ++lastRequest;
    openRequests.set(id, resolve);
    awaited++;
    host.request(id, method, url, nativeStringify(sent), bytes ?? body ?? '');
  });
}

function takeResponse(id, status, headers, body) {
  const resolve = openRequests.get(id);
  if (!resolve) return;
  openRequests.delete(id);
  awaited--;
  resolve({ status, headers: parseJson(headers), body: new ResponseBody(body) });
}
`
