/** The byte order mark by which spreadsheets recognize UTF-8. */
export const csvStart = '\uFEFF';

/** Returns one line in the format of RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Quotes the value where needed and keeps spreadsheets from reading it as a formula. A leading plus of a number stays.
 */
function cell(value: string): string {
  const isFormula = /^'*[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value);
  const safe = isFormula ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns a cell as it was before `csvLine` kept it from being read as a formula. */
export function plainCell(written: string): string {
  return /^'+[=+\-@\t\r]/.test(written) ? written.slice(1) : written;
}
