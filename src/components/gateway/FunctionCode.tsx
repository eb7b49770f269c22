import { Tabs } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useGateway } from '../../state/gateway/gatewayStore'
import { useCodeProblems } from '../../state/lambda/codeProblems'
import { Editor } from '../editor/Editor'
import { NameTabs } from '../world/NameTabs'

/** The functions behind the API, one at a time. */
export function FunctionCode() {
  const functions = useGateway((s) => s.world.functions)
  const setFunction = useGateway((s) => s.setFunction)
  const [chosen, setChosen] = useState(functions[0]?.name ?? '')
  const shown = functions.find(({ name }) => name === chosen) ?? functions[0]
  const problems = useCodeProblems((s) => s.problems)
  const code = shown?.code ?? ''
  useEffect(() => useCodeProblems.getState().check(code), [code])
  if (!shown) return null
  return (
    <Tabs.Root value={shown.name} onValueChange={setChosen} className="flex h-full min-h-0 flex-col">
      <div className="flex h-8 shrink-0 border-b border-line text-sm">
        <NameTabs label="Functions" names={functions.map(({ name }) => name)} wrong={() => false} />
      </div>
      <Tabs.Content value={shown.name} tabIndex={-1} className="min-h-0 grow">
        <Editor
          label="Handler code"
          language="javascript"
          document={`gateway/${shown.name}`}
          value={shown.code}
          onChange={(code) => setFunction(shown.name, code)}
          problems={problems}
        />
      </Tabs.Content>
    </Tabs.Root>
  )
}
