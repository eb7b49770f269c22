/** A for the first option, B for the second. */
export function optionLetter(index: number): string {
  return 'ABCDEFGH'.charAt(index)
}
