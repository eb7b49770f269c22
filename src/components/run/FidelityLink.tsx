/** The way from a refusal of ours to the list of what is simulated. */
export function FidelityLink() {
  return (
    <a href="#/fidelity" className="text-sm text-accent underline underline-offset-2">
      What is simulated, simplified and left out
    </a>
  )
}
