/** API Gateway's control plane answers every call within its own signal. */
export type ApiGatewaySignal = never
