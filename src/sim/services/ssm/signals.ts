/** What Parameter Store tells itself for later: a parameter's Expiration policy is due. */
export type SsmSignal = { readonly type: 'ParameterExpires'; readonly name: string }
