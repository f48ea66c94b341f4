import { lineBlock, type Block } from '@voicecore/domain/knowledge';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Elements around the text of a page that are skipped. */
const skipped = new Set(
  'script style noscript template svg nav footer iframe object video audio canvas select textarea input menu head dialog'.split(
    ' ',
  ),
);
/** Elements that begin and end a paragraph. */
const ownLine = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 ' +
    'header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const banners = /\b(cookie|consent|gdpr|newsletter|breadcrumb)/i;
/** A bold paragraph of up to this many characters is a heading; a longer one is emphasis. */
const longestBoldHeading = 120;
/** Maximum nesting of elements: a page that nests deeper is not a real page, and would exhaust the stack. */
const deepest = 500;

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string =>
  element.attrs.find((one) => one.name === name)?.value ?? '';

/** Returns the text of a page in order. Questions that the page declares for search engines (schema.org) come first. */
export function htmlBlocks(html: string): Block[] {
  const page = parse(html);
  const walk = new Walk();
  const main = find(page, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
  walk.into(main ?? page, 0);
  return [...declaredQuestions(page), ...walk.end()];
}

class Walk {
  private readonly blocks: Block[] = [];
  private text = '';
  private bold = 0;
  private plain = false;

  into(parent: Parent, depth: number): void {
    if (depth > deepest) return;
    for (const node of parent.childNodes) {
      if (node.nodeName === '#text' && 'value' in node) this.add(node.value);
      else if (isElement(node) && !isAround(node)) this.element(node, depth + 1);
    }
  }

  end(): Block[] {
    this.flush();
    return this.blocks;
  }

  private element(element: Element, depth: number): void {
    const { tagName } = element;
    if (tagName === 'br') return this.add(' ');
    const level = headingLevel(element);
    if (level !== null) {
      this.flush();
      this.into(element, depth);
      return this.flush(level);
    }
    const strong = tagName === 'b' || tagName === 'strong';
    if (strong) this.bold += 1;
    if (ownLine.has(tagName) && tagName !== 'td' && tagName !== 'th') this.flush();
    this.into(element, depth);
    if (tagName === 'td' || tagName === 'th') this.add(' ');
    else if (ownLine.has(tagName)) this.flush();
    if (strong) this.bold -= 1;
  }

  private add(text: string): void {
    if (this.bold === 0 && /\S/.test(text)) this.plain = true;
    this.text += text;
  }

  private flush(level?: number): void {
    const text = this.text.replace(/\s+/gu, ' ').trim();
    const wholeBold = !this.plain && text.length <= longestBoldHeading;
    this.text = '';
    this.plain = false;
    if (text === '') return;
    const block = lineBlock(text);
    const heading = level ?? (wholeBold ? 6 : null);
    this.blocks.push(block.kind === 'text' && heading !== null ? { kind: 'heading', level: heading, text } : block);
  }
}

function headingLevel(element: Element): number | null {
  const level = /^h([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) return Number(level);
  if (attribute(element, 'role') === 'heading') return Math.min(6, Number(attribute(element, 'aria-level')) || 6);
  return element.tagName === 'dt' || element.tagName === 'summary' ? 6 : null;
}

function isAround(element: Element): boolean {
  const { tagName, parentNode } = element;
  if (skipped.has(tagName) || ['navigation', 'banner', 'contentinfo', 'search'].includes(attribute(element, 'role')))
    return true;
  if (tagName === 'header' && parentNode !== null && parentNode.nodeName === 'body') return true;
  return banners.test(`${attribute(element, 'id')} ${attribute(element, 'class')}`);
}

function find(parent: Parent, fits: (element: Element) => boolean, depth = 0): Element | null {
  if (depth > deepest) return null;
  for (const node of parent.childNodes) {
    if (!isElement(node)) continue;
    const found = fits(node) ? node : find(node, fits, depth + 1);
    if (found) return found;
  }
  return null;
}

/** Returns the questions of a schema.org `FAQPage`, as the business declares them for search engines. */
function declaredQuestions(page: Parent): Block[] {
  const scripts: string[] = [];
  find(page, (element) => {
    const [content] = element.childNodes;
    if (
      element.tagName === 'script' &&
      attribute(element, 'type') === 'application/ld+json' &&
      content &&
      'value' in content
    )
      scripts.push(content.value);
    return false;
  });
  return scripts.flatMap((script) => questionsIn(parsed(script), 0));
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function questionsIn(value: unknown, depth: number): Block[] {
  if (depth > 6 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => questionsIn(one, depth + 1));
  const { '@type': type, name, acceptedAnswer, mainEntity, '@graph': graph } = value as Record<string, unknown>;
  const answer: unknown = Array.isArray(acceptedAnswer) ? acceptedAnswer[0] : acceptedAnswer;
  const text = typeof answer === 'object' && answer !== null && 'text' in answer ? answer.text : null;
  if (type === 'Question' && typeof name === 'string' && typeof text === 'string') {
    const said = htmlText(text);
    return said === ''
      ? []
      : [
          { kind: 'question', text: htmlText(name) },
          { kind: 'text', text: said },
        ];
  }
  return [...questionsIn(mainEntity, depth + 1), ...questionsIn(graph, depth + 1)];
}

/** Returns the words of a piece of HTML, one paragraph per line. */
function htmlText(html: string): string {
  const walk = new Walk();
  walk.into(parse(html), 0);
  return walk
    .end()
    .map((block) => (block.kind === 'gap' ? '' : block.text))
    .join('\n');
}
