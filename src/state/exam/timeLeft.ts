export { timeLeft as leftOf } from '../../study/examSession'

/** What is left of an exam, to the second: `1:58:03`, `0:09:30`. */
export function clockLeft(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  const two = (count: number) => String(count).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
