import { Fragment, useEffect, useState } from 'react'
import { useDiagnostics } from '../../state/diagnosticsStore'
import { scenarioOf } from '../../state/draft'
import { useDraft } from '../../state/draftStore'
import { Divider } from '../frame/Divider'
import { PaneGroup } from '../frame/PaneGroup'
import { DefinitionSection } from './DefinitionSection'
import { DraftMenu } from './DraftMenu'
import { FunctionsSection } from './FunctionsSection'
import { InputSection } from './InputSection'
import { MocksSection } from './MocksSection'
import { Notices } from './Notices'
import { TablesSection } from './TablesSection'
import { VariationMenu } from './VariationMenu'

const SECTIONS = [
  { name: 'definition', Section: DefinitionSection },
  { name: 'functions', Section: FunctionsSection },
  { name: 'input', Section: InputSection },
  { name: 'tables', Section: TablesSection },
  { name: 'mocks', Section: MocksSection },
]

/**
 * What it is: the definition, the functions, the input, the tables and the mocks of the draft, one under the other.
 * All stand at once, since each explains the others; what is not wanted folds away.
 */
export function WorldPane() {
  const ready = useDraft((s) => s.loadState === 'ready')
  const title = useDraft((s) => scenarioOf(s.scenarioId).title)
  const [importProblem, setImportProblem] = useState<string>()

  useEffect(() => {
    void useDraft.getState().open().then(useDiagnostics.getState().watch)
  }, [])

  return (
    <div className="flex h-full min-h-0 flex-col bg-panel">
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-3">
        <h2 className="min-w-0 grow truncate font-semibold">{title}</h2>
        <VariationMenu />
        <DraftMenu onImportProblem={setImportProblem} />
      </div>
      <Notices importProblem={importProblem} onDismissImport={() => setImportProblem(undefined)} />
      {ready && (
        <div className="min-h-0 grow overflow-y-auto">
          <PaneGroup id="lab-world" orientation="vertical" className="min-h-[36rem] max-wide:min-h-[60rem]">
            {SECTIONS.map(({ name, Section }, at) => (
              <Fragment key={name}>
                {at > 0 && <Divider across name={`Between ${SECTIONS[at - 1]!.name} and ${name}`} />}
                <Section />
              </Fragment>
            ))}
          </PaneGroup>
        </div>
      )}
    </div>
  )
}
