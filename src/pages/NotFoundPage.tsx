import { Link, useLocation } from 'wouter'

/** An address that leads nowhere, said plainly. */
export default function NotFoundPage() {
  const [at] = useLocation()
  return (
    <div className="mx-auto max-w-[68ch] px-6 py-16 text-lg">
      <h1 className="text-2xl font-semibold tracking-tight">There is no room at this address</h1>
      <p className="mt-4 text-muted">
        <code className="font-mono text-base">#{at}</code> is not built, or not yet.
      </p>
      <Link to="/" className="mt-6 inline-block text-accent underline underline-offset-4">
        Go home
      </Link>
    </div>
  )
}
