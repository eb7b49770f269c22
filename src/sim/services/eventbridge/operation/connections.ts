import { refused, unsimulated } from '../../../aws/refusal'
import type { JsonObject } from '../../../kernel/json'
import {
  checkParameters,
  connectionArn,
  credentialsOf,
  secretArnOf,
  shownParameters,
  type AuthorizationType,
  type Connection,
} from '../connection/connection'
import { notFound } from '../refusal'
import { DESCRIPTION, objectOf, refuseMembers, requiredText, textOf, type TextShape } from '../request'
import type { Turn } from '../turn'
import type { Operation } from './operation'
import { pageOf } from './page'

const CONNECTION_NAME: TextShape = { least: 1, most: 64, pattern: '[\\.\\-_A-Za-z0-9]+' }

/** Private APIs, and keys of one's own. */
const NOT_HERE = ['InvocationConnectivityParameters', 'KmsKeyIdentifier']

/** A connection of a known key is authorized as soon as it is made. */
export const createConnection: Operation = (turn, input, reply) => {
  const name = requiredText(input, 'Name', CONNECTION_NAME)
  refuseMembers('CreateConnection', input, NOT_HERE)
  const type = typeOf(requiredText(input, 'AuthorizationType'))
  const parameters = objectOf(input, 'AuthParameters') ?? {}
  refuseMembers('CreateConnection', parameters, ['ConnectivityParameters'])
  checkParameters(type, parameters)
  if (turn.account.connections.has(name)) refused('ResourceAlreadyExistsException', `Connection ${name} already exists.`)
  const description = textOf(input, 'Description', DESCRIPTION)
  const uuid = turn.context.newUuid()
  const { now, place } = turn
  const connection: Connection = {
    name,
    arn: connectionArn(place, name, uuid),
    secretArn: secretArnOf(place, name, turn.context.newUuid()),
    ...(description === undefined ? {} : { description }),
    type,
    parameters,
    state: 'AUTHORIZED',
    createdAt: now,
    modifiedAt: now,
    authorizedAt: now,
  }
  turn.putConnection(connection)
  reply({ ConnectionArn: connection.arn, ConnectionState: connection.state, ...times(connection, 'CreationTime', 'LastModifiedTime') })
}

/** What it does not say stays; a connection that was deauthorized is authorized again by new parameters. */
export const updateConnection: Operation = (turn, input, reply) => {
  const connection = connectionOf(turn, requiredText(input, 'Name', CONNECTION_NAME))
  refuseMembers('UpdateConnection', input, NOT_HERE)
  const given = objectOf(input, 'AuthParameters')
  const type = typeOf(textOf(input, 'AuthorizationType') ?? connection.type)
  const parameters = given ? { ...connection.parameters, ...given } : connection.parameters
  checkParameters(type, parameters)
  const description = textOf(input, 'Description', DESCRIPTION)
  const updated: Connection = {
    ...connection,
    ...(description === undefined ? {} : { description }),
    type,
    parameters,
    modifiedAt: turn.now,
    ...(given ? { state: 'AUTHORIZED', authorizedAt: turn.now } : {}),
  }
  turn.putConnection(updated)
  reply(answerOf(updated))
}

export const deauthorizeConnection: Operation = (turn, input, reply) => {
  const connection = connectionOf(turn, requiredText(input, 'Name', CONNECTION_NAME))
  const without: Connection = { ...connection, state: 'DEAUTHORIZED', modifiedAt: turn.now }
  turn.putConnection(without)
  reply(answerOf(without))
}

export const deleteConnection: Operation = (turn, input, reply) => {
  const connection = connectionOf(turn, requiredText(input, 'Name', CONNECTION_NAME))
  turn.deleteConnection(connection.name)
  reply({ ...answerOf(connection), ConnectionState: 'DELETING' })
}

export const describeConnection: Operation = (turn, input, reply) => {
  const connection = connectionOf(turn, requiredText(input, 'Name', CONNECTION_NAME))
  const { name, description, type, secretArn } = connection
  reply({
    ...answerOf(connection),
    Name: name,
    ...(description === undefined ? {} : { Description: description }),
    AuthorizationType: type,
    SecretArn: secretArn,
    AuthParameters: shownParameters(connection),
  })
}

export const listConnections: Operation = (turn, input, reply) => {
  const prefix = textOf(input, 'NamePrefix', CONNECTION_NAME) ?? ''
  const state = textOf(input, 'ConnectionState')
  const found = [...turn.account.connections.values()].filter(
    (connection) => connection.name.startsWith(prefix) && (state === undefined || connection.state === state),
  )
  const { page, more } = pageOf(input, found, ({ name }) => name)
  reply({ Connections: page.map((connection) => ({ ...answerOf(connection), Name: connection.name, AuthorizationType: connection.type })), ...more })
}

/**
 * No operation of the API, but a permission that services need which use a connection: what it adds to a request.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
export const retrieveConnectionCredentials: Operation = (turn, input, reply) => {
  const arn = requiredText(input, 'ConnectionArn')
  const connection = [...turn.account.connections.values()].find((each) => each.arn === arn)
  if (!connection) notFound(`Connection ${arn} does not exist.`)
  if (connection.state !== 'AUTHORIZED') refused('InvalidConnectionState', `Connection ${connection.name} is ${connection.state}.`)
  reply(credentialsOf(connection))
}

function connectionOf(turn: Turn, name: string): Connection {
  return turn.account.connections.get(name) ?? notFound(`Connection '${name}' does not exist.`)
}

function typeOf(type: string): AuthorizationType {
  return type === 'BASIC' || type === 'API_KEY' ? type : unsimulated(`connections of the type ${type}`)
}

function answerOf(connection: Connection): JsonObject {
  const { arn, state } = connection
  return { ConnectionArn: arn, ConnectionState: state, ...times(connection, 'CreationTime', 'LastModifiedTime', 'LastAuthorizedTime') }
}

function times({ createdAt, modifiedAt, authorizedAt }: Connection, ...names: readonly string[]): JsonObject {
  const all: JsonObject = { CreationTime: createdAt / 1000, LastModifiedTime: modifiedAt / 1000, LastAuthorizedTime: authorizedAt / 1000 }
  return Object.fromEntries(names.map((name) => [name, all[name]!]))
}
