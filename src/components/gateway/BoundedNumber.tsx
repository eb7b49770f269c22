import { NumberField } from '../world/NumberField'

interface Props {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly step?: number
  readonly onChange: (value: number) => void
}

/** A number within limits; what is no such number is not taken. */
export function BoundedNumber({ label, value, least, most, step = 1, onChange }: Props) {
  const take = (wanted: number | undefined) => {
    if (wanted !== undefined && wanted >= least && wanted <= most) onChange(wanted)
  }
  return <NumberField label={label} value={value} least={least} most={most} step={step} onChange={take} />
}
