import { FailedCases } from '../components/fidelity/FailedCases'
import { ScoreTable } from '../components/fidelity/ScoreTable'
import { SectionLinks } from '../components/fidelity/SectionLinks'
import { ServiceSection } from '../components/fidelity/ServiceSection'
import { failures } from '../content/fidelity/failures'
import { fidelity } from '../content/fidelity/fidelity'
import { kinds } from '../content/fidelity/kinds'
import { keptScore, totalOf } from '../content/fidelity/score'

/** How close the simulator comes to AWS: measured, and told. */
export default function FidelityPage() {
  const { passed, total } = totalOf(keptScore)
  return (
    <div className="overflow-auto">
      <div className="mx-auto max-w-[76rem] px-4 py-10 narrow:px-8 wide:py-14">
        <h1 className="text-2xl font-semibold tracking-tight">Fidelity</h1>
        <p className="mt-4 max-w-[68ch] text-lg text-muted">
          What Coldstart simulates of AWS, what it simplifies, and what it leaves out. What is left out is refused by
          name; it is never ignored and never answered with a guess.
        </p>
        <SectionLinks sections={[{ id: 'score', title: 'Score' }, ...fidelity]} />

        <section aria-labelledby="score" className="mt-10">
          <h2 id="score" tabIndex={-1} className="scroll-mt-6 text-xl font-semibold tracking-tight outline-none">
            {passed} of {total} answers of AWS, in full
          </h2>
          <p className="mt-2 max-w-[68ch] text-muted">
            Others asked AWS and wrote down what it answered. Coldstart is asked the same, and the answers are compared, times
            and names aside. Some cases about API Gateway and Lambda are not recorded: they hold what AWS’s documentation or
            others’ tests say. The cases are derived from recordings by contributors of{' '}
            <a href="https://github.com/localstack/localstack" target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
              LocalStack
            </a>
            .
          </p>
          <ScoreTable kinds={keptScore.kinds} texts={kinds} />
        </section>

        {failures.length > 0 && (
          <section aria-labelledby="failing" className="mt-10">
            <h2 id="failing" className="text-xl font-semibold tracking-tight">
              Cases that fail
            </h2>
            <FailedCases failures={failures} />
          </section>
        )}

        {fidelity.map((service) => (
          <ServiceSection key={service.id} service={service} />
        ))}
        <p className="mt-14 text-sm text-muted">Rules are numbered in the SPEC.md files that lie beside the source they are about.</p>
      </div>
    </div>
  )
}
