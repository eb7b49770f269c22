/** A table as spreadsheets take it from the clipboard: what separates cells and lines becomes a space inside one. */
export function tabSeparated(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((cells) => cells.map((cell) => String(cell).replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
}
