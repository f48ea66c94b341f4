/**
 * The source of a regular expression that is written over several lines: each line break and the indentation after it are
 * left out, everything else stands as it is written, backslashes too.
 */
export const pattern = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw(parts, ...values).replace(/\n\s*/g, '');
