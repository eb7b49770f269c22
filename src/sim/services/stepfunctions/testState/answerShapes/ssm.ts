/** What actions of Systems Manager answer. From the API models of botocore (Apache-2.0), August 2026; the notation is that of `answerShapes.ts`. */
export const ssmAnswers = `
GetParameter = GetParameterResult
GetParameters = GetParametersResult
GetParametersByPath = GetParametersByPathResult
PutParameter = PutParameterResult
GetParameterResult: Parameter Parameter
GetParametersResult: Parameters [Parameter], InvalidParameters [text(1..2048)]
GetParametersByPathResult: Parameters [Parameter], NextToken text
PutParameterResult: Version number, Tier one(Standard|Advanced|Intelligent-Tiering)
Parameter: Name text(1..2048), Type one(String|StringList|SecureString), Value text, Version number,
    Selector text(..128), SourceResult text, LastModifiedDate text, ARN text, DataType text(..128)
`
