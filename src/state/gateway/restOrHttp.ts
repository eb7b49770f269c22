export { REST_OR_HTTP, type Feature } from '../../content/gateway/restOrHttp'
