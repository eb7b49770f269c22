import type { Outcome } from './bothSides'

/** Where dynalite, which was last held against AWS years ago, differs from what AWS does now. */
interface Difference {
  readonly why: string
  readonly source: string
  readonly applies: (outcome: Outcome) => boolean
}

const API = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference'
const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'

const weRefuse = (message: RegExp) => ({ ours }: Outcome) => ours.error === 'ValidationException' && message.test(ours.message ?? '')

export const DIFFERENCES: readonly Difference[] = [
  {
    why: 'DeleteItem returns the old item or nothing, and refuses what else ReturnValues may be',
    source: `${API}/API_DeleteItem.html`,
    applies: weRefuse(/ReturnValues can only be ALL_OLD or NONE/),
  },
  {
    why: 'SPECIFIC_ATTRIBUTES wants a projection',
    source: `${API}/API_Query.html`,
    applies: weRefuse(/Must specify the AttributesToGet or ProjectionExpression/),
  },
  {
    why: 'a projection goes with no other Select',
    source: `${API}/API_Query.html`,
    applies: weRefuse(/Cannot specify the ProjectionExpression when choosing to get/),
  },
  {
    why: 'ALL_PROJECTED_ATTRIBUTES wants an index',
    source: `${API}/API_Query.html`,
    applies: weRefuse(/ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName/),
  },
  {
    why: 'a global index gives what it projects, also to a filter',
    source: `${GUIDE}/GSI.html`,
    applies: weRefuse(/Global secondary index \w+ does not project/),
  },
  {
    why: 'only texts, numbers and bytes have an order',
    source: `${GUIDE}/Expressions.OperatorsAndFunctions.html`,
    applies: weRefuse(/operator or function: (<|<=|>|>=|BETWEEN), operand type/),
  },
  {
    why: 'a path is not compared with itself',
    source: 'https://github.com/scylladb/scylladb/blob/master/test/alternator/test_condition_expression.py',
    applies: weRefuse(/The first operand must be distinct from the remaining operands/),
  },
  {
    why: 'a segment wants their number, segment 0 too',
    source: `${API}/API_Scan.html`,
    applies: weRefuse(/TotalSegments parameter is required/),
  },
  {
    why: 'a write of a batch either puts or deletes',
    source: `${API}/API_WriteRequest.html`,
    applies: weRefuse(/Supplied AttributeValue has more than one datatypes set/),
  },
  {
    why: 'a table defines no attribute that is no key',
    source: `${API}/API_CreateTable.html`,
    applies: weRefuse(/Some AttributeDefinitions are not used/),
  },
  {
    why: 'INCLUDE wants the attributes that are projected',
    source: `${API}/API_Projection.html`,
    applies: weRefuse(/ProjectionType is INCLUDE, but NonKeyAttributes is not specified/),
  },
  {
    why: 'a read that finds nothing costs a unit',
    source: `${GUIDE}/read-write-operations.html`,
    applies: ({ ours, theirs }) => theirs.output?.ConsumedCapacity?.CapacityUnits === 0 && ours.output?.ScannedCount === 0,
  },
  {
    why: 'a local index fetches what it does not hold, also for a filter or a projection',
    source: `${GUIDE}/LSI.html`,
    applies: ({ ours, theirs, input }) =>
      String(input['IndexName']).startsWith('localText') && ours.error === undefined && theirs.error === undefined && (input['FilterExpression'] !== undefined || input['ProjectionExpression'] !== undefined),
  },
  {
    why: 'a local index costs a read for each item that is fetched, rounded up for itself',
    source: `${GUIDE}/LSI.html`,
    applies: ({ ours, theirs, input }) =>
      input['Select'] === 'ALL_ATTRIBUTES' &&
      input['IndexName'] === 'localText' &&
      ours.output !== undefined &&
      ours.output.Count === theirs.output?.Count &&
      ours.output.ConsumedCapacity?.CapacityUnits > theirs.output.ConsumedCapacity?.CapacityUnits,
  },
  {
    why: 'no attributes are told of an update that changed none',
    source: 'https://github.com/scylladb/scylladb/blob/master/test/alternator/test_returnvalues.py',
    applies: ({ action, ours, theirs }) =>
      action === 'UpdateItem' && ours.output !== undefined && ours.output.Attributes === undefined && JSON.stringify(theirs.output?.Attributes) === '{}',
  },
  {
    why: 'NOT may stand before NOT',
    source: 'https://github.com/scylladb/scylladb/blob/master/test/alternator/test_condition_expression.py',
    applies: ({ input, theirs }) => /NOT NOT/.test(`${input['ConditionExpression']} ${input['FilterExpression']}`) && /Syntax error/.test(theirs.message ?? ''),
  },
  {
    why: 'what is missing equals nothing and has no order',
    source: 'https://github.com/scylladb/scylladb/blob/master/test/alternator/test_condition_expression.py',
    applies: ({ input, ours, theirs }) =>
      ours.error === 'ConditionalCheckFailedException' || theirs.error === 'ConditionalCheckFailedException'
        ? TWO_PATHS.test(String(input['ConditionExpression']))
        : (ours.error ?? theirs.error) === undefined && TWO_PATHS.test(String(input['FilterExpression'])),
  },
]

const PATH = String.raw`(?:size\([^)]*\)|[#\w][#\w.[\]]*)`
const TWO_PATHS = new RegExp(`${PATH} ?(?:=|<>|<|<=|>|>=) ?\\(?${PATH}`)

export function differenceIn(outcome: Outcome): Difference | undefined {
  return DIFFERENCES.find(({ applies }) => applies(outcome))
}
