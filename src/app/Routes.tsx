import { lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { Frame } from '../components/frame/Frame'

const HomePage = lazy(() => import('../pages/HomePage'))
const StepFunctionsLabPage = lazy(() => import('../pages/StepFunctionsLabPage'))
const ApiGatewayLabPage = lazy(() => import('../pages/ApiGatewayLabPage'))
const LambdaLabPage = lazy(() => import('../pages/LambdaLabPage'))
const GuidePage = lazy(() => import('../pages/GuidePage'))
const GuideCheckedPage = lazy(() => import('../pages/GuideCheckedPage'))
const GuideChapterPage = lazy(() => import('../pages/GuideChapterPage'))
const DrillsPage = lazy(() => import('../pages/DrillsPage'))
const ExamPage = lazy(() => import('../pages/ExamPage'))
const ReviewPage = lazy(() => import('../pages/ReviewPage'))
const PracticePage = lazy(() => import('../pages/PracticePage'))
const ProofRunPage = lazy(() => import('../pages/ProofRunPage'))
const ProofInLabPage = lazy(() => import('../pages/ProofInLabPage'))
const FactsPage = lazy(() => import('../pages/FactsPage'))
const FidelityPage = lazy(() => import('../pages/FidelityPage'))
const NotFoundPage = lazy(() => import('../pages/NotFoundPage'))

/** Addresses and their rooms. The hash carries the route, so a build works under any path. */
export function Routes() {
  return (
    <Router hook={useHashLocation}>
      <Frame>
        <Suspense fallback={null}>
          <Switch>
            <Route path="/" component={HomePage} />
            <Route path="/guide" component={GuidePage} />
            <Route path="/guide/checked" component={GuideCheckedPage} />
            <Route path="/guide/:chapter" component={GuideChapterPage} />
            <Route path="/guide/:chapter/:sample" component={GuideChapterPage} />
            <Route path="/labs/step-functions" component={StepFunctionsLabPage} />
            <Route path="/labs/api-gateway" component={ApiGatewayLabPage} />
            <Route path="/labs/lambda" component={LambdaLabPage} />
            <Route path="/review" component={ReviewPage} />
            <Route path="/drills" component={DrillsPage} />
            <Route path="/drills/:drill" component={DrillsPage} />
            <Route path="/exam" component={ExamPage} />
            <Route path="/practice" component={PracticePage} />
            <Route path="/runs/:question/:option" component={ProofRunPage} />
            <Route path="/runs/:question/:option/lab" component={ProofInLabPage} />
            <Route path="/runs/:question/:option/:seq" component={ProofRunPage} />
            <Route path="/facts" component={FactsPage} />
            <Route path="/fidelity" component={FidelityPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </Frame>
    </Router>
  )
}
