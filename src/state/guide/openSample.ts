import type { Sample, SampleLab } from '../../content/guide/sample'
import { useDraft } from '../draftStore'
import { useGateway } from '../gateway/gatewayStore'
import { useGatewayView } from '../gateway/viewStore'
import { exampleLambdaDraft, useLambdaDraft } from '../lambda/lambdaDraft'

/** Puts an example into its lab, in place of what is there, which the lab's Undo brings back. */
export async function openSample({ title }: Pick<Sample, 'title'>, lab: SampleLab): Promise<void> {
  switch (lab.lab) {
    case 'lambda': {
      await useLambdaDraft.getState().open()
      const { code, event, machine } = lab
      return useLambdaDraft.getState().takeOver(`Opened “${title}”`, { ...exampleLambdaDraft(), code, event, machine })
    }
    case 'api-gateway': {
      await useGateway.getState().open()
      useGateway.getState().openScenario(lab.scenario)
      const { scenario, take } = useGateway.getState()
      const ready = scenario.requests.find((request) => request.title === lab.request)
      if (ready) take(ready)
      useGatewayView.getState().show('pipeline')
      return useGatewayView.getState().showPart('request')
    }
    case 'step-functions':
      await useDraft.getState().open()
      return useDraft.getState().takeOver(`Opened “${title}”`, { ...lab.texts, type: 'STANDARD', seed: 1 })
  }
}
