/** The parts of an OpenAPI document that the page shows. */
interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Operation {
  readonly summary: string;
  readonly tags?: readonly string[];
  readonly 'x-allow': readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Shape;
  }[];
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Shape } } };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Shape }>> }>
  >;
}

interface Document {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: object };
}

const style = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); }
  body { font: 14px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 24px 16px 64px; }
  h1 { font-size: 24px } h2 { font-size: 18px; margin-top: 40px; border-bottom: 1px solid var(--line) } h3 { font-size: 14px; margin: 0 }
  article { border: 1px solid var(--line); border-radius: 8px; padding: 12px 16px; margin: 12px 0 }
  code, pre, .path { font-family: ui-monospace, monospace; font-size: 13px } pre { overflow-x: auto; margin: 0 }
  .method { display: inline-block; min-width: 4.5em; font-weight: 600 } .who { float: right; opacity: .75 }
  p { margin: 4px 0 8px } dl { display: grid; align-items: baseline; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0 0 }
  dt { opacity: .75 } dd { margin: 0; min-width: 0 } nav a { margin-right: 12px; white-space: nowrap } a { color: inherit }
  table { border-collapse: collapse } td { border-top: 1px solid var(--line); padding: 6px 16px 6px 0 }`;

const escape = (text: unknown): string =>
  String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${style}</style></head><body>${body}</body></html>`;
}

/** The whole API on one page, without a script. */
export function referencePage(document: Document): string {
  const { title, version, description } = document.info;
  const byTag = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Readonly<Record<string, Operation>>)) {
      const tag = operation.tags?.[0] ?? 'Other';
      byTag.set(tag, [...(byTag.get(tag) ?? []), article(method, path, operation)]);
    }
  }
  const tags = [...byTag.keys()];
  const contents = tags.map((tag) => `<a href="#${escape(tag)}">${escape(tag)}</a>`).join(' ');
  const sections = tags.map((tag) => `<h2 id="${escape(tag)}">${escape(tag)}</h2>${byTag.get(tag)?.join('')}`).join('');
  const shapes = Object.entries(document.components.schemas as Readonly<Record<string, Shape>>)
    .map(
      ([name, shape]) =>
        `<article id="shape-${escape(name)}"><h3>${escape(name)}</h3><pre>${shapeText(shape)}</pre></article>`,
    )
    .join('');
  const intro = `<h1>${escape(title)} API ${escape(version)}</h1><p>${escape(description)}</p>
<p>For programs: <a href="/api/openapi.json">openapi.json</a>. Every refusal: <a href="/api/docs/problems">problems</a>.
Sign in with <code>POST /api/v1/auth/login</code> and send <code>Authorization: Bearer</code> with the access token.</p>`;
  return page(
    `${title} API`,
    `${intro}<nav>${contents} <a href="#shapes">Shapes</a></nav>${sections}<h2 id="shapes">Shapes</h2>${shapes}`,
  );
}

/** What each code means, with an anchor that a problem's `type` leads to. */
export function problemsPage(codes: Readonly<Record<string, { status: number; title: string }>>): string {
  const rows = Object.entries(codes).map(
    ([code, { status, title }]) =>
      `<tr id="${escape(code)}"><td><code>${escape(code)}</code><td>${status}<td>${escape(title)}`,
  );
  return page(
    'Problems',
    `<h1>Problems</h1><p><a href="/api/docs">Back to the API</a></p><table>${rows.join('')}</table>`,
  );
}

function article(method: string, path: string, operation: Operation): string {
  const rows: [string, string][] = [];
  for (const { name, in: place, required, schema } of operation.parameters ?? []) {
    rows.push([`${name} (${place}${required ? '' : ', optional'})`, shapeText(schema)]);
  }
  if (operation.requestBody) rows.push(['body', shapeText(operation.requestBody.content['application/json'].schema)]);
  for (const [status, { content }] of Object.entries(operation.responses)) {
    if (status !== 'default')
      rows.push([
        status,
        content
          ? Object.values(content)
              .map(({ schema }) => shapeText(schema))
              .join()
          : 'nothing',
      ]);
  }
  const list = rows.map(([name, text]) => `<dt>${escape(name)}</dt><dd><pre>${text}</pre></dd>`).join('');
  return `<article><span class="who">${escape(operation['x-allow'].join(', '))}</span>
<h3><span class="method">${escape(method.toUpperCase())}</span> <span class="path">${escape(path)}</span></h3>
<p>${escape(operation.summary)}</p><dl>${list}</dl></article>`;
}

/** A shape as a reader of TypeScript would write it, already escaped. */
function shapeText(shape: Shape, indent = ''): string {
  if (shape.$ref) {
    const name = escape(shape.$ref.split('/').pop());
    return `<a href="#shape-${name}">${name}</a>`;
  }
  if (shape.enum) return shape.enum.map((value) => escape(JSON.stringify(value))).join(' | ');
  if ('const' in shape) return escape(JSON.stringify(shape.const));
  if (shape.anyOf) return shape.anyOf.map((one) => shapeText(one, indent)).join(' | ');
  if (shape.items) return `Array&lt;${shapeText(shape.items, indent)}&gt;`;
  if (shape.properties) return objectText(shape, shape.properties, indent);
  return escape([shape.type ?? 'any'].flat().join(' | ') + (shape.format ? ` (${shape.format})` : ''));
}

function objectText(shape: Shape, properties: Readonly<Record<string, Shape>>, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, property]) => {
    const mark = shape.required?.includes(name) ? '' : '?';
    const note = property.description ? `  // ${escape(property.description)}` : '';
    return `${inner}${escape(name)}${mark}: ${shapeText(property, inner)}${note}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
