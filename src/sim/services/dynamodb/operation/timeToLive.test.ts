import { expect, test } from 'vitest'
import { Account, item } from '../account.testing'

const HOUR = 60 * 60 * 1000
const TableName = 'sessions'

function givenSessions(): Account {
  const account = new Account().createTable(TableName)
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'ttl' }
  expect(account.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification })).toEqual({ TimeToLiveSpecification })
  return account
}

const put = (account: Account, pk: string, ttl: number | string) => account.call('PutItem', { TableName, Item: item({ pk, ttl }) })
const left = (account: Account) => account.call('Scan', { TableName }).Items.map((each: any) => each.pk.S).sort()

test('DB95 expired items stay readable for a while, then they are deleted in the background', () => {
  const account = givenSessions()
  const now = account.now / 1000
  put(account, 'soon', now + 60)
  put(account, 'later', now + 7200)
  put(account, 'prolonged', now + 60)
  put(account, 'not a number', 'never')
  put(account, 'long ago', now - 6 * 365 * 24 * 60 * 60)
  put(account, 'prolonged', now + 1e6)

  account.pass(10 * 60 * 1000)
  expect(left(account)).toEqual(['later', 'long ago', 'not a number', 'prolonged', 'soon'])
  account.pass(HOUR)
  expect(left(account)).toEqual(['later', 'long ago', 'not a number', 'prolonged'])
  account.pass(3 * HOUR)
  expect(left(account)).toEqual(['long ago', 'not a number', 'prolonged'])
  expect(account.told.filter((line) => line.includes('Expired'))).toEqual(['sessions ItemExpired', 'sessions ItemExpired'])
})

test('DB95 turned on later it finds what is there; turned off it deletes no more', () => {
  const account = new Account().createTable(TableName)
  put(account, 'old', account.now / 1000 - 60)
  put(account, 'new', account.now / 1000 + 7200)
  account.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'ttl' } })
  account.pass(HOUR)
  expect(left(account)).toEqual(['new'])
  account.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: false, AttributeName: 'ttl' } })
  account.pass(10 * HOUR)
  expect(left(account)).toEqual(['new'])
})

test('DB96 TTL is turned on once, on one attribute', () => {
  const account = givenSessions()
  const update = (Enabled: boolean, AttributeName: string) =>
    account.refusal('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled, AttributeName } })
  expect(update(true, 'ttl')).toBe('ValidationException: TimeToLive is already enabled')
  expect(update(true, 'other')).toBe('ValidationException: TimeToLive is active on a different AttributeName: current AttributeName is ttl')
  expect(account.call('DescribeTimeToLive', { TableName })).toEqual({
    TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' },
  })
  account.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: false, AttributeName: 'ttl' } })
  expect(update(false, 'ttl')).toBe('ValidationException: TimeToLive is already disabled')
})
