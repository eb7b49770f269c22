import { ArrowRight } from 'lucide-react'
import { Link } from 'wouter'

/** Where a learner stands, and one button to go on. */
export default function HomePage() {
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[68ch] px-6 py-16 text-lg">
        <h1 className="text-2xl font-semibold tracking-tight">Learn serverless on AWS by running it</h1>
        <p className="mt-4 text-muted">
          Coldstart simulates AWS in your browser, in virtual time. Run a workflow, stop it anywhere, step back, change
          one thing, and see what AWS would have done instead.
        </p>
        <Link
          to="/labs/step-functions"
          className="mt-8 inline-flex h-10 items-center gap-2 primary rounded-md px-4 text-base font-medium"
        >
          Open the Step Functions lab
          <ArrowRight size={16} strokeWidth={1.5} aria-hidden />
        </Link>
        <p className="mt-4 text-base text-muted">
          Or send an event down the{' '}
          <Link to="/labs/lambda" className="text-accent underline underline-offset-4">
            Lambda lab
          </Link>
          , or a request through the{' '}
          <Link to="/labs/api-gateway" className="text-accent underline underline-offset-4">
            API Gateway lab
          </Link>
          .
        </p>
        <p className="mt-16 text-base text-muted">
          Its answers are compared with recordings of AWS. See{' '}
          <Link to="/fidelity" className="text-accent underline underline-offset-4">
            what is simulated, simplified and left out
          </Link>
          .
        </p>
        <p className="mt-3 text-sm text-muted">
          Everything runs on this device; nothing is sent anywhere. Not affiliated with Amazon Web Services.
        </p>
      </div>
    </div>
  )
}
