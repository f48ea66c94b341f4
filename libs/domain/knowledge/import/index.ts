export { lineBlock, textBlocks, type Block } from './blocks';
export { splitIntoSections, type Section } from './split';
export { isTableHead, readTable, type TableDraft, type TableRow } from './table';
