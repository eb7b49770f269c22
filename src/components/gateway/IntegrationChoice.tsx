import type { LabIntegration } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { newIntegration } from '../../state/gateway/apiEdits'
import { useGateway } from '../../state/gateway/gatewayStore'
import { FIELD } from './fieldStyle'

const TYPES: readonly { readonly type: LabIntegration['type']; readonly name: string }[] = [
  { type: 'AWS_PROXY', name: 'Lambda proxy' },
  { type: 'AWS', name: 'Lambda, mapped' },
  { type: 'MOCK', name: 'Mock' },
]

/** What answers: a function, with HTTP handed on or with mapping templates between, or nothing at all. */
export function IntegrationChoice({ integration, onChange }: { integration: LabIntegration; onChange: (integration: LabIntegration) => void }) {
  const functions = useGateway((s) => s.world.functions)
  const fn = integration.type === 'MOCK' ? (functions[0]?.name ?? '') : integration.function
  return (
    <>
      <select
        aria-label="Integration type"
        value={integration.type}
        onChange={({ target }) => onChange(newIntegration(TYPES.find(({ type }) => type === target.value)?.type ?? 'MOCK', fn))}
        className={`${FIELD} h-7`}
      >
        {TYPES.map(({ type, name }) => (
          <option key={type} value={type}>
            {name}
          </option>
        ))}
      </select>
      {integration.type !== 'MOCK' && (
        <select aria-label="Lambda function" value={fn} onChange={({ target }) => onChange({ ...integration, function: target.value })} className={`${FIELD} h-7 max-w-40 font-mono`}>
          {functions.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
    </>
  )
}
