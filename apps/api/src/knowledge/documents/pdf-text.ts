import { getDocumentProxy } from 'unpdf';
import { Unreadable } from './document-text';

/** Maximum number of pages: a brochure has a few, a manual a few hundred. */
const mostPages = 500;
/** A line is a heading when its letters are larger than those of the text by this factor. */
const headingFactor = 1.15;
const longestHeading = 150;

/** One line of a page: its position, its letter size, its text. */
interface Line {
  readonly text: string;
  readonly size: number;
  readonly y: number;
}

interface Item {
  readonly str: string;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** Returns the text of a PDF as a user would paste it: headings marked with #, paragraphs separated by a blank line. */
export async function pdfText(bytes: Buffer): Promise<string> {
  const document = await opened(bytes);
  if (document.numPages > mostPages) throw new Unreadable({ kind: 'too_large' });
  const lines: Line[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    lines.push(...linesOf(items.filter((item): item is typeof item & Item => 'str' in item)));
    page.cleanup();
  }
  if (lines.length === 0) throw new Unreadable({ kind: 'without_text' });
  return written(lines, usualSize(lines));
}

async function opened(bytes: Buffer) {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, stopAtErrors: false });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Unreadable({ kind: locked ? 'locked' : 'unreadable' });
  }
}

function linesOf(items: readonly Item[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let size = 0;
  let y = 0;
  const flush = (): void => {
    const line = text.replace(/\s+/gu, ' ').trim();
    if (line !== '') lines.push({ text: line, size, y });
    text = '';
    size = 0;
  };
  for (const { str, height, transform, hasEOL } of items) {
    const at = transform[5] ?? 0;
    if (text !== '' && Math.abs(at - y) > Math.max(size, height) / 2) flush();
    text += str;
    if (str.trim() !== '') {
      size = Math.max(size, height);
      y = at;
    }
    if (hasEOL) flush();
  }
  flush();
  return lines;
}

/** Returns the size in which most letters are set. */
function usualSize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { text, size } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function written(lines: readonly Line[], usual: number): string {
  const sizes = [...new Set(lines.map(({ size }) => Math.round(size)))]
    .filter((size) => size > usual)
    .sort((a, b) => b - a);
  let text = '';
  let before: Line | null = null;
  for (const line of lines) {
    const level = levelOf(line, usual, sizes);
    if (level !== null) text += `\n\n${'#'.repeat(level)} ${line.text}\n`;
    else if (before !== null && levelOf(before, usual, sizes) === null && goesOn(before, line)) text += ` ${line.text}`;
    else text += `${before !== null && isApart(before, line) ? '\n\n' : '\n'}${line.text}`;
    before = line;
  }
  return text.trim();
}

function levelOf({ text, size }: Line, usual: number, sizes: readonly number[]): number | null {
  if (size < usual * headingFactor || text.length > longestHeading) return null;
  return Math.min(6, sizes.indexOf(Math.round(size)) + 1) || 1;
}

/** True when a line continues the one above it, which was broken by the page width. */
function goesOn(above: Line, line: Line): boolean {
  if (isApart(above, line) || Math.abs(above.size - line.size) > 0.6) return false;
  return !/[.!?:]["'”’)]*$/.test(above.text) && !/^([-*•·–]|\d{1,3}[.)]|[QAPR]\d*:)\s/.test(line.text);
}

/** True when the space between two lines is larger than usual; the next page begins with no space above it. */
function isApart(above: Line, line: Line): boolean {
  const distance = above.y - line.y;
  return distance > Math.max(above.size, line.size) * 1.8 || (distance < 0 && /[.!?]$/.test(above.text));
}
