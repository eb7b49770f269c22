/** How the pane's menus look. */
export const MENU_TRIGGER =
  'inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm text-muted -outline-offset-2 enabled:hover:bg-sunken enabled:hover:text-ink disabled:opacity-40 data-[state=open]:bg-sunken data-[state=open]:text-ink'
export const MENU =
  'z-40 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1 text-sm shadow-[0_8px_24px_var(--color-shadow)]'
export const MENU_ITEM =
  'cursor-pointer rounded-md px-2 py-1.5 outline-none data-highlighted:bg-accent-soft'
export const MENU_LINE = `${MENU_ITEM} flex items-center gap-2`
