const files = import.meta.glob<{ default: Record<string, unknown> }>(
  [
    './es/*.json',
    // Those of single pages: see page-texts.ts.
    '!./es/{failed,knowledge,numbers,password,platform,settings,try,welcome}.json',
  ],
  { eager: true },
);

/** What every page needs, by the names of the files. */
export const texts = Object.fromEntries(
  Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.json$/g, ''), file.default]),
);
