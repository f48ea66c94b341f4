export { readCsv, type CsvRow } from './read-csv';
export { csvLine, csvStart, plainCell } from './write-csv';
