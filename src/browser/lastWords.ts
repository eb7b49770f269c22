/** What was to be kept when the page ended, as far as it is not known to have been. */
export interface LastWords {
  /** Kept before this returns, where the device lets us: a page that ends cannot wait for its database. */
  say(key: string, value: unknown): void
  of(key: string): LastWord | undefined
}

export interface LastWord {
  readonly value: unknown
  /** It is kept elsewhere, or overtaken. What another tab said since stays. */
  forget(): void
}

/** A journal in the page's local storage: small, but the only store that a browser writes at once. */
export function lastWordsOf(name: string): LastWords {
  const place = (key: string) => `${name}/${key}`
  return {
    say(key, value) {
      quietly(() => localStorage.setItem(place(key), JSON.stringify({ value })))
    },
    of(key) {
      const text = quietly(() => localStorage.getItem(place(key)))
      const said = quietly(() => JSON.parse(text ?? '') as { value?: unknown })
      if (!said) return undefined
      return {
        value: said.value,
        forget() {
          quietly(() => {
            if (localStorage.getItem(place(key)) === text) localStorage.removeItem(place(key))
          })
        },
      }
    },
  }
}

/** The storage may be closed or too small. The database is asked too, and tells the learner where it cannot keep. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
