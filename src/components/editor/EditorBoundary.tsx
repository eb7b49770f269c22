import { Component, type ReactNode } from 'react'

/** Shows something else where the code editor cannot be fetched or breaks: text can always be edited. */
export class EditorBoundary extends Component<{ instead: ReactNode; children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className="flex h-full flex-col">
        <p className="shrink-0 border-b border-line px-3 py-1 text-sm text-muted">
          The code editor could not be loaded, so this is a plain one. Reload the page to try again.
        </p>
        <div className="min-h-0 grow">{this.props.instead}</div>
      </div>
    )
  }
}
