import { Plus } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import type { LabMethod } from '../../sim/cloud/labs/apigateway/gatewayWorld'
import { FIELD, SMALL_BUTTON } from './fieldStyle'

/** The parameters that a method knows of, each required or not; one of the query can be added. */
export function QueryParameters({ method, onChange }: { method: LabMethod; onChange: (method: LabMethod) => void }) {
  const [name, setName] = useState('')
  const { parameters } = method
  const source = `method.request.querystring.${name.trim()}`
  const add = (event: FormEvent) => {
    event.preventDefault()
    onChange({ ...method, parameters: { ...parameters, [source]: false } })
    setName('')
  }
  return (
    <span className="flex flex-col gap-1">
      {Object.entries(parameters).map(([each, required]) => (
        <label key={each} className="flex items-center gap-1.5 font-mono">
          <input
            type="checkbox"
            aria-label={`${short(each)} required`}
            checked={required}
            disabled={each.includes('.path.')}
            onChange={({ target }) => onChange({ ...method, parameters: { ...parameters, [each]: target.checked } })}
            className="size-3.5 accent-accent"
          />
          <span>
            {short(each)}
            <span className="font-sans text-muted">{required ? ' required' : ' optional'}</span>
          </span>
        </label>
      ))}
      <form onSubmit={add} className="flex items-center gap-1.5">
        <input aria-label="Query string parameter" placeholder="query string" value={name} onChange={({ target }) => setName(target.value)} spellCheck={false} className={`${FIELD} h-7 w-28 font-mono`} />
        <button type="submit" disabled={!/^[\w.-]+$/.test(name.trim()) || Object.hasOwn(parameters, source)} className={SMALL_BUTTON}>
          <Plus size={14} strokeWidth={1.5} aria-hidden />
          Add
        </button>
      </form>
    </span>
  )
}

function short(source: string): string {
  return source.replace('method.request.', '')
}
