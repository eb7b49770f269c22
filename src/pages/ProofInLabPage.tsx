import { useEffect } from 'react'
import { useLocation, useParams } from 'wouter'
import { useProofRun } from '../components/proofRun/useProofRun'
import { openOptionInLab } from '../state/proofRun/openInLab'
import { useQuestionBank } from '../state/study/questionBank'
import NotFoundPage from './NotFoundPage'

/** On the way to a lab: the option's run is played, and the lab takes it up. */
export default function ProofInLabPage() {
  const { question: id = '', option = '' } = useParams()
  const [, navigate] = useLocation()
  const loadState = useQuestionBank((s) => s.loadState)
  const question = useQuestionBank((s) => s.byId.get(id))
  const problem = useProofRun((s) => s.problem)
  useEffect(() => void useQuestionBank.getState().load(), [])
  useEffect(() => {
    let left = false
    if (question) void openOptionInLab(question, decodeURIComponent(option)).then((address) => left || navigate(address, { replace: true }))
    return () => void (left = true)
  }, [question, option, navigate])
  if (!question && loadState === 'ready') return <NotFoundPage />
  return (
    <p role={problem === undefined ? 'status' : 'alert'} className="p-10 text-base text-muted">
      {problem !== undefined ? `The run cannot be shown: ${problem}` : loadState === 'failed' ? 'The questions could not be fetched. Reload the page to try again.' : 'Playing the run, for the lab to take it up …'}
    </p>
  )
}
