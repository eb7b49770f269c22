interface Props {
  /** Ids of headings, with their texts. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
}

/** Leads to parts of a long page. Buttons, because the hash of the address is the room. */
export function SectionLinks({ sections }: Props) {
  return (
    <nav aria-label="On this page" className="mt-6 -ml-2.5 flex flex-wrap gap-1">
      {sections.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          onClick={() => goTo(id)}
          className="h-8 rounded-md px-2.5 text-base text-accent hover:bg-sunken"
        >
          {title}
        </button>
      ))}
    </nav>
  )
}

/** Where one looks and where the keyboard goes on are the same place. */
function goTo(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView()
  heading?.focus({ preventScroll: true })
}
