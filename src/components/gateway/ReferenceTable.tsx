import type { ReferenceValue } from '../../sim/cloud/labs/apigateway/gatewayLab'
import { TABLE } from './fieldStyle'

/** Every reference of a template with what it stood for. */
export function ReferenceTable({ references }: { references: readonly ReferenceValue[] }) {
  if (references.length === 0) return <p className="mt-3 text-muted">The template refers to nothing.</p>
  return (
    <table aria-label="References" className={`${TABLE} mt-3`}>
      <thead>
        <tr>
          <th scope="col">Reference</th>
          <th scope="col">Value</th>
          <th scope="col">Read</th>
        </tr>
      </thead>
      <tbody className="font-mono">
        {references.map(({ source, values, count }, i) => (
          // The same reference may stand in a template twice.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={i}>
            <td className="min-w-32 wrap-anywhere text-accent">{source}</td>
            <td className="wrap-anywhere whitespace-pre-wrap">
              {count === 0 ? (
                <span className="font-sans text-muted">not read: the template did not come here</span>
              ) : (
                values.map((value, at) => (
                  <span key={value ?? at} className="block">
                    {value === null ? <span className="font-sans text-caught">no value: it prints as it stands</span> : value === '' ? <span className="font-sans text-muted">empty text</span> : value}
                  </span>
                ))
              )}
            </td>
            <td className="tabular whitespace-nowrap text-muted">{count === 0 ? '–' : `${count} ×`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
