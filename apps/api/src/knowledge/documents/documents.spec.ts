import { splitIntoSections } from '@voicecore/domain/knowledge';
import { AppError } from '../../platform/app-error';
import { DocumentReader } from './document-reader';
import type { DocumentHead } from './document-text';
import { docxOf, lockedPdf, pdfBomb, pdfOf, zipOf } from './sample-files';

const reader = new DocumentReader();
const file: DocumentHead = { page: false, charset: null };
const page: DocumentHead = { page: true, charset: null };

const read = (bytes: Buffer | string, head = file) => reader.read(Buffer.from(bytes), head);

async function sections(bytes: Buffer | string, head = file) {
  const text = await read(bytes, head);
  if (text.kind !== 'blocks') throw new Error('a table');
  return splitIntoSections(text.blocks);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) return String(error);
  return [error.code, ...(error.details.errors ?? []).map(({ path }) => path)].join(' ');
}

afterAll(() => reader.onModuleDestroy());

describe('a web page', () => {
  it('is split by its headings, without what stands around its text', async () => {
    const html = `<!doctype html><html><head><title>Shop</title><style>h1{}</style></head><body>
      <header><a>Menu</a></header><nav><h2>Navigation</h2><p>Home</p></nav><div id="cookie-banner"><p>We use cookies.</p></div>
      <h1>Help</h1><h2>Returns</h2><p>Within <b>30</b> days.</p><ul><li>With receipt</li><li>Unopened</li></ul>
      <div class="accordion"><h3><button>Do you deliver?</button></h3><div hidden><p>On Fridays.<br>Until 6.</p></div></div>
      <dl><dt>Parking</dt><dd>Behind the house.</dd></dl>
      <details><summary>Dogs</summary>Welcome.</details>
      <table><tr><th>Monday</th><td>9 to 5</td></tr></table>
      <p><strong>Gift cards</strong></p><p>At the desk.</p>
      <script>document.write('x')</script><footer><p>All rights reserved</p></footer></body></html>`;
    expect(await sections(html, page)).toEqual([
      { question: 'Returns', answer: 'Within 30 days.\nWith receipt\nUnopened' },
      { question: 'Do you deliver?', answer: 'On Fridays. Until 6.' },
      { question: 'Parking', answer: 'Behind the house.' },
      { question: 'Dogs', answer: 'Welcome.\nMonday 9 to 5' },
      { question: 'Gift cards', answer: 'At the desk.' },
    ]);
  });

  it('is taken at its word where it declares its questions', async () => {
    const data = {
      '@graph': [
        {
          '@type': 'FAQPage',
          mainEntity: [
            {
              '@type': 'Question',
              name: 'Is it &amp; was it free?',
              acceptedAnswer: { text: '<p>Yes.</p><p>Always.</p>' },
            },
          ],
        },
      ],
    };
    const html = `<script type="application/ld+json">${JSON.stringify(data)}</script><script type="application/ld+json">{</script>`;
    expect(await sections(html, page)).toEqual([{ question: 'Is it & was it free?', answer: 'Yes.\nAlways.' }]);
  });

  it('is read in its own encoding', async () => {
    const spanish = '<meta charset="iso-8859-1"><h2>¿Dónde están?</h2><p>En la calle Peña.</p>';
    const expected = [{ question: '¿Dónde están?', answer: 'En la calle Peña.' }];
    expect(await sections(Buffer.from(spanish, 'latin1'), page)).toEqual(expected);
    const unnamed = spanish.replace(/<meta[^>]*>/, '');
    expect(await sections(Buffer.from(unnamed, 'latin1'), page)).toEqual(expected);
    expect(await sections(Buffer.from(`\uFEFF${unnamed}`, 'utf16le'), page)).toEqual(expected);
    expect(await sections(Buffer.from(unnamed), { page: true, charset: 'no-such-encoding' })).toEqual(expected);
  });

  it('of a hundred thousand elements within each other does no harm', async () => {
    expect(await refusal(read('<div>'.repeat(100_000), page))).toBe('source_without_text');
  });
});

describe('a table', () => {
  it('is read with its lines, whatever divides its columns', async () => {
    for (const sign of [',', ';', '\t']) {
      const text = `\uFEFFquestion_en${sign}answer_en\r\n"Two\r\nlines?"${sign}"A ""quoted"" answer${sign} whole"\r\n\r\nCards?${sign}Yes`;
      expect(await read(text)).toEqual({
        kind: 'table',
        rows: [
          { line: 1, cells: ['question_en', 'answer_en'] },
          { line: 2, cells: ['Two\nlines?', `A "quoted" answer${sign} whole`] },
          { line: 5, cells: ['Cards?', 'Yes'] },
        ],
      });
    }
  });

  it('names the line at which it breaks', async () => {
    const broken = 'question_en,answer_en\nCards?,Yes\n"Open on Sunday?,No\nMore?,No\n';
    expect(await refusal(read(broken))).toMatch(/^invalid_request line\.[34]$/);
    expect(await refusal(read('question_en,answer_en\nCards?,"Yes" or no\n'))).toBe('invalid_request line.2');
  });
});

describe('a Word document', () => {
  it('is split by its headings and bold lines', async () => {
    const document = docxOf([
      ['Heading1', 'House rules'],
      ['Heading2', 'Smoking'],
      ['', 'Not inside.'],
      ['bold', 'Noise'],
      ['', 'Not after ten.'],
    ]);
    expect(await sections(document)).toEqual([
      { question: 'Smoking', answer: 'Not inside.' },
      { question: 'Noise', answer: 'Not after ten.' },
    ]);
  });

  it('that unpacks to gigabytes is refused, also when it says that it does not', async () => {
    const zeros = { name: 'word/media/a.xml', data: Buffer.alloc(80 * 1024 * 1024) };
    expect(await refusal(read(docxOf([['', 'Some text']], [zeros])))).toBe('source_unreadable');
    expect(await refusal(read(docxOf([['', 'Some text']], [{ ...zeros, declared: 10 }])))).toBe('source_unreadable');
  });

  it('is told from other archives, broken ones and ones with a password', async () => {
    expect(await refusal(read(zipOf([{ name: 'a.txt', data: Buffer.from('x') }])))).toBe('source_wrong_type');
    expect(await refusal(read(docxOf([['', 'Some text']]).subarray(0, 200)))).toBe('source_unreadable');
    const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await refusal(read(compound))).toBe('source_wrong_type');
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusal(read(encrypted))).toBe('source_locked');
  });
});

describe('a PDF', () => {
  it('is split by its large lines, and lines broken by its width are one', async () => {
    const document = pdfOf([
      [
        [20, 'Our house'],
        [12, ''],
        [15, 'Breakfast'],
        [11, 'It is served from seven to ten in the room beside the'],
        [11, 'garden.'],
        [11, ''],
        [11, ''],
        [11, 'Is there a discount for children who sleep in the room of'],
        [11, 'their parents?'],
        [11, 'Yes, half.'],
      ],
    ]);
    expect(await sections(document)).toEqual([
      { question: 'Breakfast', answer: 'It is served from seven to ten in the room beside the garden.' },
      { question: 'Is there a discount for children who sleep in the room of their parents?', answer: 'Yes, half.' },
    ]);
  });

  it('of 300 pages is read', async () => {
    const pages = Array.from({ length: 300 }, (_one, index) => [
      [16, `Chapter ${index + 1}`] as const,
      ...Array.from({ length: 40 }, (_line, at) => [10, `Sentence ${at + 1} of chapter ${index + 1}.`] as const),
    ]);
    const started = Date.now();
    const found = await sections(pdfOf(pages));
    expect(found.filter(({ question }) => question === 'Chapter 300')).toHaveLength(1);
    expect(found.map(({ answer }) => answer).join(' ')).toContain('Sentence 40 of chapter 300.');
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('of pictures says that no text was found, one with a password that it is locked, a longer or broken one so', async () => {
    expect(await refusal(read(pdfOf([[], []])))).toBe('source_without_text');
    expect(await refusal(read(lockedPdf()))).toBe('source_locked');
    expect(await refusal(read(pdfOf(Array.from({ length: 501 }, () => []))))).toBe('source_too_large');
    expect(await refusal(read('%PDF-1.7\nnothing of the kind'))).toBe('source_unreadable');
  });

  it('that unpacks to a gigabyte ends its reader and nothing else', async () => {
    const bomb = pdfBomb(1_000_000_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(read(bomb))).toMatch(/^source_(unreadable|without_text)$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
    expect(await sections('Cards?\nYes.')).toHaveLength(1);
  });
});

describe('a file', () => {
  it('that is none of these is refused by what its bytes are', async () => {
    expect(await refusal(read(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')))).toBe('source_wrong_type');
    expect(await refusal(read('  \n\n  '))).toBe('source_without_text');
    expect(await refusal(read(''))).toBe('source_without_text');
  });

  it('that takes too long is given up, and its reader is gone', async () => {
    const pages = Array.from({ length: 300 }, () => [[10, 'A line of some length.'] as const]);
    const started = Date.now();
    expect(await refusal(reader.read(pdfOf(pages), file, { ms: 60, memoryKb: 800_000 }))).toBe('source_unreadable');
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
