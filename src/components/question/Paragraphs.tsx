import { GuideProse } from '../guide/GuideProse'

/** A text whose paragraphs are parted by blank lines. */
export function Paragraphs({ text }: { text: string }) {
  return text.split(/\n\s*\n/).map((paragraph, index) => (
    <p key={index} className={index === 0 ? '' : 'mt-3'}>
      <GuideProse text={paragraph} />
    </p>
  ))
}
