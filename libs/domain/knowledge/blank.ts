/** Used in a proposed answer in place of what only the business knows. */
export const BLANK = '___';

export const hasBlank = (text: string): boolean => text.includes(BLANK);
