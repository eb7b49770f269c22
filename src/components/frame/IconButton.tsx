import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

interface Props extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** The accessible name. */
  readonly name: string
  readonly icon: LucideIcon
  readonly size?: 'normal' | 'small'
}

/** A button that is an icon; its name shows when the pointer rests on it. */
export function IconButton({ name, icon: Icon, size = 'normal', className = '', ...rest }: Props) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      {...rest}
      className={`grid shrink-0 place-items-center rounded-md text-muted enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40 ${
        size === 'small' ? 'size-6' : 'size-8'
      } ${className}`}
    >
      <Icon size={size === 'small' ? 14 : 16} strokeWidth={1.5} aria-hidden />
    </button>
  )
}
