/**
 * Rows of a CSV text by RFC 4180: quoted fields may hold delimiters, line breaks and doubled
 * quotes; lines end in LF or CRLF; an empty last line is none.
 */
export function csvRows(text: string, delimiter: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (quoted) {
      if (char !== '"') field += char
      else if (text.charAt(i + 1) === '"') field += text.charAt(++i)
      else quoted = false
    } else if (char === '"' && field === '') quoted = true
    else if (char === delimiter) {
      row.push(field)
      field = ''
    } else if (char === '\n') {
      rows.push([...row, field.endsWith('\r') ? field.slice(0, -1) : field])
      row = []
      field = ''
    } else field += char
  }
  if (row.length > 0 || field !== '') rows.push([...row, field])
  // A line with nothing on it is no row.
  return rows.filter((fields) => fields.length > 1 || fields[0] !== '')
}
