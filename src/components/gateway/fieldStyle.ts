/** How fields and tabs of the lab look. */
export const FIELD = 'rounded-md border border-line-strong bg-panel px-2 text-sm text-ink'
export const TAB_LIST = 'flex min-w-0 items-stretch overflow-x-auto'
export const TAB =
  'relative flex shrink-0 items-center px-3 text-sm text-muted -outline-offset-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent'
export const SMALL_BUTTON = 'inline-flex h-7 shrink-0 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-sm enabled:hover:bg-sunken disabled:opacity-50'
/** Tables of what is drawn. */
export const TABLE = 'w-full border-collapse text-left text-sm [&_td]:px-2 [&_td]:py-1 [&_td]:align-top [&_th]:px-2 [&_th]:py-1 [&_th]:font-medium [&_th]:text-muted [&_tr]:border-b [&_tr]:border-line'
