import { Tabs } from 'radix-ui'

/** The tabs of things that are told apart by name. */
export function NameTabs({ label, names, wrong }: { label: string; names: readonly string[]; wrong: (name: string) => boolean }) {
  return (
    <Tabs.List aria-label={label} className="flex min-w-0 items-stretch overflow-x-auto">
      {names.map((name) => (
        <Tabs.Trigger
          key={name}
          value={name}
          className="relative flex shrink-0 items-center gap-1.5 px-2.5 font-mono text-muted -outline-offset-2 after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-accent"
        >
          {name}
          {wrong(name) && <span aria-hidden className="size-1.5 rounded-full bg-failed" />}
        </Tabs.Trigger>
      ))}
    </Tabs.List>
  )
}
