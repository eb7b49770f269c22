import type { Desk } from './desk'

/** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{method}/{path}` */
export function methodArn({ turn, api, stage, exchange }: Desk): string {
  const { region, accountId } = turn.context
  return `arn:aws:execute-api:${region}:${accountId}:${api.id}/${stage.stageName}/${exchange.request.method}/${exchange.request.path.replace(/^\//, '')}`
}
