/** The Step Functions lab: what it is, what happens, and why. */
export default function StepFunctionsLabPage() {
  return <h1 className="p-4">Step Functions lab</h1>
}
