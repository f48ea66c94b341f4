const style = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
  body { font: 14px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 24px 16px 64px; }
  h1 { font-size: 24px } code { font-family: ui-monospace, monospace; font-size: 13px } a { color: inherit }
  table { border-collapse: collapse } td { border-top: 1px solid var(--line); padding: 6px 16px 6px 0 }`;

const escape = (text: unknown): string =>
  String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Returns a page that explains each code, with an anchor that a problem's `type` links to. */
export function problemsPage(codes: Readonly<Record<string, { status: number; title: string }>>): string {
  const rows = Object.entries(codes).map(
    ([code, { status, title }]) =>
      `<tr id="${escape(code)}"><td><code>${escape(code)}</code><td>${status}<td>${escape(title)}`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Problems</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head>
<body><h1>Problems</h1><p><a href="/api/docs">Back to the API</a></p><table>${rows.join('')}</table></body></html>`;
}
