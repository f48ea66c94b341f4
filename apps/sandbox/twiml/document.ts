import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element of a document, in order. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Verb[];
  /** The text directly inside, trimmed. */
  readonly text: string;
}

/** A document that the carrier cannot run; `code` is Twilio's: 12100 not XML, 12200 not TwiML, 12300 wrong type. */
export class DocumentFault extends Error {
  constructor(
    readonly code: 12_100 | 12_200 | 12_300,
    detail: string,
  ) {
    super(`${code} ${detail}`);
  }
}

const TEXT = '#text';
const ATTRIBUTES = ':@';
const TYPES = ['text/xml', 'application/xml', 'text/html'];

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toVerb(node: Record<string, unknown>): Verb {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
  const rawAttributes = node[ATTRIBUTES];
  const attributes = isRecord(rawAttributes)
    ? Object.fromEntries(Object.entries(rawAttributes).map(([key, value]) => [key, String(value)]))
    : {};
  const inner = Array.isArray(node[name]) ? (node[name] as unknown[]).filter(isRecord) : [];
  const text = inner
    .filter((child) => TEXT in child)
    .map((child) => String(child[TEXT]))
    .join(' ')
    .trim();
  return { name, attributes, children: inner.filter((child) => !(TEXT in child)).map(toVerb), text };
}

/** The characters that XML 1.0 allows; any other one, plain or as a reference, makes the document invalid XML. */
const legal = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

function isLegal(xml: string): boolean {
  const references = [...xml.matchAll(/&#(?:x([0-9a-f]+)|(\d+));/gi)];
  return (
    legal.test(xml) &&
    references.every(([, hex, decimal]) => {
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code <= 0x10_ffff && legal.test(String.fromCodePoint(code));
    })
  );
}

/** Reads the verbs of a `<Response>`. @throws DocumentFault 12100 or 12200 */
export function parseDocument(xml: string): readonly Verb[] {
  const valid = XMLValidator.validate(xml);
  if (xml.trim() === '' || valid !== true || !isLegal(xml)) throw new DocumentFault(12_100, 'document parse failure');
  const parsed: unknown = parser.parse(xml);
  const roots = Array.isArray(parsed) ? parsed.filter(isRecord).filter((node) => !(TEXT in node)) : [];
  const [root] = roots.map(toVerb);
  if (roots.length !== 1 || root?.name !== 'Response') throw new DocumentFault(12_200, 'the root is not <Response>');
  if (root.text !== '') throw new DocumentFault(12_200, 'text directly inside <Response>');
  return root.children;
}

/** @throws DocumentFault 12300 when the response has another content type */
export function requireDocumentType(contentType: string): void {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!TYPES.includes(type)) throw new DocumentFault(12_300, 'invalid content type');
}
