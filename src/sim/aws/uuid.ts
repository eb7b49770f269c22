/** A UUID in version 4's form from uniform draws in [0, 1): repeatable, and never for secrets. */
export function uuidFrom(draw: () => number): string {
  let digits = ''
  for (let i = 0; i < 4; i++) digits += Math.floor(draw() * 4294967296).toString(16).padStart(8, '0')
  const variant = '89ab'.charAt(parseInt(digits.charAt(16), 16) & 3)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-')
}
