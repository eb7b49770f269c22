import { useEffect } from 'react'
import { useParams } from 'wouter'
import { LabLayout } from '../components/frame/LabLayout'
import { ProofInspector } from '../components/proofRun/ProofInspector'
import { ProofLanes } from '../components/proofRun/ProofLanes'
import { ProofLog } from '../components/proofRun/ProofLog'
import { ProofRunTitle } from '../components/proofRun/ProofRunTitle'
import { ProofWorld } from '../components/proofRun/ProofWorld'
import { useProofRun } from '../components/proofRun/useProofRun'
import { RunBar } from '../components/run/RunBar'
import { RunSourceContext } from '../components/run/playedRun'
import { askedIn } from '../state/proofRun/askedIn'
import { proofRun, proofRunSource } from '../state/proofRun/proofRun'
import { useQuestionBank } from '../state/study/questionBank'
import NotFoundPage from './NotFoundPage'

/** The run that proves an option right or wrong, at the moment that decides. */
export default function ProofRunPage() {
  const { question: id = '', option = '', seq } = useParams()
  const loadState = useQuestionBank((s) => s.loadState)
  const question = useQuestionBank((s) => s.byId.get(id))
  const problem = useProofRun((s) => s.problem)
  useEffect(() => void useQuestionBank.getState().load(), [])
  useEffect(() => {
    if (question) void proofRun.getState().open(question, decodeURIComponent(option), seq === undefined ? undefined : Number(seq))
  }, [question, option, seq])
  if (!question) return loadState === 'ready' ? <NotFoundPage /> : <p className="p-10 text-base text-muted">{loadState === 'failed' ? 'The questions could not be fetched. Reload the page to try again.' : 'Fetching the question …'}</p>
  return (
    <LabLayout
      title={<ProofRunTitle question={question} back={askedIn(question.id)} />}
      alert={
        problem !== undefined && (
          <p role="alert" className="border-b border-line bg-panel px-4 py-2 text-failed">
            The run cannot be shown: {problem}
          </p>
        )
      }
      world={<ProofWorld />}
      picture={<ProofLanes />}
      events={<ProofLog />}
      inspector={<ProofInspector />}
      bar={
        <RunSourceContext value={proofRunSource}>
          <RunBar />
        </RunSourceContext>
      }
    />
  )
}
