/** Stands in a proposed answer for what only the business knows. */
export const BLANK = '___';

export const hasBlank = (text: string): boolean => text.includes(BLANK);
