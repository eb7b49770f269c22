/** What actions of EventBridge answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const eventsAnswers = `
PutEvents = PutEventsResponse
PutRule = PutRuleResponse
PutTargets = PutTargetsResponse
ListRules = ListRulesResponse
DescribeRule = DescribeRuleResponse
PutEventsResponse: FailedEntryCount number, Entries [PutEventsResultEntry]
PutRuleResponse: RuleArn text(1..1600)
PutTargetsResponse: FailedEntryCount number, FailedEntries [PutTargetsResultEntry]
ListRulesResponse: Rules [Rule], NextToken text(1..2048)
DescribeRuleResponse: Name text(1..64), Arn text(1..1600), EventPattern text(..4096), ScheduleExpression text(..256),
    State one(ENABLED|DISABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS), Description text(..512),
    RoleArn text(1..1600), ManagedBy text(1..128), EventBusName text(1..256), CreatedBy text(1..128)
PutEventsResultEntry: EventId text(..64), ErrorCode text, ErrorMessage text
PutTargetsResultEntry: TargetId text(1..64), ErrorCode text, ErrorMessage text
Rule: Name text(1..64), Arn text(1..1600), EventPattern text(..4096),
    State one(ENABLED|DISABLED|ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS), Description text(..512),
    ScheduleExpression text(..256), RoleArn text(1..1600), ManagedBy text(1..128), EventBusName text(1..256)
`
