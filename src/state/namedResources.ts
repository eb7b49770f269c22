/** What a definition asks for by name, read off its text, whether it is valid or not. */
export interface NamedResources {
  readonly functions: readonly string[]
  readonly tables: readonly string[]
}

/** `arn:aws:lambda:…:function:validate`, with any qualifier left off. */
const FUNCTION = /"arn:aws[\w-]*:lambda:[\w-]*:\d*:function:([\w-]+)/g
/** `"FunctionName": "payment"` and `"TableName": "inventory"`: paths and expressions name nothing yet. */
const FUNCTION_NAME = /"FunctionName"\s*:\s*"([\w-]+)[:"]/g
const TABLE_NAME = /"TableName"\s*:\s*"([\w.-]+)"/g

export function namedResources(definition: string): NamedResources {
  return {
    functions: unique([...names(definition, FUNCTION), ...names(definition, FUNCTION_NAME)]).filter((name) => name !== 'arn'),
    tables: unique(names(definition, TABLE_NAME)),
  }
}

function names(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

function unique(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
