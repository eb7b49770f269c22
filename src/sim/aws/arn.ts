/** Where a resource lives. */
export interface Place {
  readonly region: string
  readonly accountId: string
}

export function functionArn(place: Place, name: string): string {
  return `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}`
}

export function tableArn(place: Place, name: string): string {
  return `arn:aws:dynamodb:${place.region}:${place.accountId}:table/${name}`
}

export function stateMachineArn(place: Place, name: string): string {
  return `arn:aws:states:${place.region}:${place.accountId}:stateMachine:${name}`
}
