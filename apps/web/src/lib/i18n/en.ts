const files = import.meta.glob<{ default: Record<string, unknown> }>(
  [
    './en/*.json',
    // Texts of single pages are in page-texts.ts.
    '!./en/{contacts,departments,failed,hours,knowledge,numbers,outgoing,password,platform,screening,settings,staff,try,welcome}.json',
  ],
  { eager: true },
);

/** The texts that every page needs, by file name. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ''), file.default]),
);
