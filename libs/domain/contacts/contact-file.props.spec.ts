import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import {
  contactFileStart,
  contactLimits,
  isOneTag,
  readAccountCode,
  readContactFile,
  tiers,
  writeContact,
  type ContactFault,
  type ContactText,
} from '.';

const runs = trials(300);
const none = (): null => null;
const normal = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim();
/** Texts with what separates cells, and with what spreadsheets take for a formula. */
const sign = fc.constantFrom(',', ';', '"', '""', "'", '=', '+', '-', '@', '\\', ':', ' ', 'BEGIN:VCARD');
const text = (most: number) =>
  fc
    .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), sign), { maxLength: 6 })
    .map((pieces) => normal(normal(pieces.join('')).slice(0, most)));
const lines = fc.array(text(60), { maxLength: 4 }).map((all) => all.join('\n').trim());
const numbers = fc.uniqueArray(fc.stringMatching(/^\+[1-9][0-9]{6,14}$/), { maxLength: contactLimits.numbers });
const code = fc.stringMatching(/^[A-Z0-9]{3,12}$/);
const contact: fc.Arbitrary<ContactText> = fc.record({
  name: text(contactLimits.name).filter((name) => name !== ''),
  company: text(contactLimits.company),
  language: fc.constantFrom('en' as const, 'es' as const, null),
  notes: lines,
  tags: fc.uniqueArray(
    text(contactLimits.tag).filter((tag) => tag !== '' && isOneTag(tag)),
    { maxLength: 20 },
  ),
  tier: fc.constantFrom(...tiers, null),
  numbers,
  accountCode: fc.option(code),
});
/** No two have a number or code in common. */
const contacts = fc.array(contact, { maxLength: 12 }).map((all) => {
  const seen = new Set<string>();
  const fresh = (mark: string): boolean => !seen.has(mark) && Boolean(seen.add(mark));
  return all.map((one) => ({
    ...one,
    numbers: one.numbers.filter(fresh),
    accountCode: one.accountCode !== null && fresh(one.accountCode) ? one.accountCode : null,
  }));
});
const read = (file: string, nationalOf: (cell: string) => string | null = none) => {
  const found = readContactFile(file, nationalOf);
  if (found.kind === 'no_columns') throw new Error(`no column of a ${found.missing}`);
  return { contacts: found.contacts.map((each) => each.contact), badLines: found.badLines };
};

describe('Property 24: Data export consistency, for contacts', () => {
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(contacts, (all) => {
        const file = contactFileStart + all.map(writeContact).join('');
        expect(read(file)).toEqual({ contacts: all, badLines: [] });
      }),
      { numRuns: runs },
    );
  });

  it('writes no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(contact, (one) => {
        const written = writeContact({ ...one, notes: '' });
        for (const cell of written.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
          expect(/^"?[=@-]/.test(cell) || /^"?\+(?!\d+"?\s*$)/.test(cell)).toBe(false);
      }),
      { numRuns: runs },
    );
  });

  it('names each bad line by where it begins, and takes all others', () => {
    const bad = fc.constantFrom<readonly [string, ContactFault]>(
      ['"Ann\nLee",call me', 'number'],
      [`${'x'.repeat(121)},+12125550100`, 'too_long'],
      [',+12125550100', 'no_name'],
      ['Ann,+12125550100,fr', 'language'],
      ['Ann,+12125550100,,4', 'tier'],
      ['Ann,,,,a!', 'account_code'],
      [`Ann,${Array.from({ length: 11 }, (_, at) => `+121255501${at}0`).join('|')}`, 'too_many'],
    );
    const good = fc.nat({ max: 3 });
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad), { maxLength: 20 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const file: string[] = ['Name,Phone,Language,VIP,Account'];
        const expected: { line: number; fault: ContactFault }[] = [];
        let line = 2;
        for (const [at, row] of rows.entries()) {
          const isGood = typeof row === 'number';
          const written = isGood ? `"A${'\n'.repeat(row)}B",+44123456${100 + at}` : row[0];
          if (!isGood) expected.push({ line, fault: row[1] });
          file.push(written.replaceAll('\n', end));
          line += written.split('\n').length;
        }
        const found = read(file.join(end));
        expect(found.badLines).toEqual(expected);
        expect(found.contacts).toHaveLength(rows.length - expected.length);
      }),
      { numRuns: runs },
    );
  });

  it('takes any text there is', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('name,phone\n', 'BEGIN:VCARD\n', 'END:VCARD\n', 'VERSION:3.0\n', 'TEL:', '"', '\n', ',', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const found = readContactFile(pieces.join(''), none);
        if (found.kind === 'contacts')
          for (const { contact: one } of found.contacts) expect(one.name.length).toBeGreaterThan(0);
      }),
      { numRuns: runs },
    );
  });
});

describe('a table of contacts', () => {
  const home = (cell: string) => (/^\d{10}$/.test(cell) ? `+1${cell}` : null);

  it.each([
    ['First Name,Last Name,Organization Name,Phone 1 - Value,Phone 2 - Value', 'Ann,Lee,Acme,2125550100,+12125550101'],
    ['Apellidos;Nombre;Empresa;Móvil;Teléfono de trabajo', 'Lee;Ann;Acme;2125550100;+1 (212) 555-0101'],
    ['Company\tName\tOther\tTel', 'Acme\t"Ann" Lee\tx\t2125550100 | +12125550101'],
    ['Empresa,Nombre,Tel', 'Acme,Ann Lee,2125550100|+12125550101'],
    ['Nombre y apellidos,Empresa,Teléfonos', 'Ann Lee,Acme,"2125550100; +12125550101"'],
  ])('is understood whatever its columns are called: %s', (head, row) => {
    expect(read(`${head}\r\n${row}\r\n`, home).contacts).toMatchObject([
      { name: 'Ann Lee', company: 'Acme', numbers: ['+12125550100', '+12125550101'] },
    ]);
  });

  it('calls a contact without a name by the company', () => {
    expect(read('name,company,phone\n,Acme,+12125550100').contacts).toMatchObject([{ name: 'Acme', company: 'Acme' }]);
  });

  it('says which column is missing', () => {
    expect(readContactFile('a,b\n1,2', none)).toEqual({ kind: 'no_columns', missing: 'name' });
    expect(readContactFile('', none)).toEqual({ kind: 'no_columns', missing: 'name' });
    expect(readContactFile('Nombre;Correo\nAnn;x', none)).toEqual({ kind: 'no_columns', missing: 'number' });
  });

  it('goes on after a quotation mark that is never closed', () => {
    const found = read('name,phone\nAnn,+12125550100\n"Bob,+12125550101\nCarl,+12125550102\n');
    expect(found.contacts.map(({ name }) => name)).toEqual(['Ann', 'Carl']);
    expect(found.badLines).toEqual([{ line: 3, fault: 'quote' }]);
  });

  it('takes a number and an account code once', () => {
    const found = read('name,phone,account\nAnn,+12125550100,ab-12\nBob,+1 212 555 0100,\nCarl,,AB 12\n');
    expect(found.contacts).toMatchObject([{ name: 'Ann', accountCode: 'AB12' }]);
    expect(found.badLines).toEqual([
      { line: 3, fault: 'repeated' },
      { line: 4, fault: 'repeated' },
    ]);
    expect(['12', 'ab 12-3', 'abcdefghijklm', 'añb'].map(readAccountCode)).toEqual([null, 'AB123', null, null]);
  });

  it('of 100,000 lines with three bad ones is read in seconds, however its quotation marks are set', () => {
    const bad = new Set([10, 50_000, 99_999]);
    const lines = Array.from({ length: 100_000 }, (_, at) =>
      bad.has(at) ? 'Ann,nobody' : `Ann ${at},+1212${String(5_000_000 + at)}`,
    );
    const began = performance.now();
    const found = read(['name,phone', ...lines].join('\n'));
    expect([found.contacts.length, found.badLines.map(({ line }) => line)]).toEqual([99_997, [12, 50_002, 100_001]]);
    read(`name,phone\n${'"""a,\n'.repeat(50_000)}"`);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('cards', () => {
  it('of both versions are read, with folded lines, escapes, several numbers and addresses of numbers', () => {
    const cards = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Lee;Ann;;;',
      'FN:Ann\\, the Le',
      ' e',
      'ORG:Acme\\; Sons;Sales',
      'item1.TEL;TYPE=cell:+1 212 555-0100',
      'TEL;TYPE="voice,home":2125550101',
      'NOTE:Likes\\ntea',
      'CATEGORIES:Gold,"Club"',
      'EMAIL:ann@example.com',
      'END:VCARD',
      'begin:vcard',
      'version:4.0',
      'n:García;Eva;María;;',
      'tel;value=uri:tel:+34-600-123-123;ext=5',
      'lang:es-MX',
      'end:vcard',
    ];
    const found = read(`\uFEFF${cards.join('\r\n')}`, (cell) => `+1${cell}`);
    const blank = { language: null, notes: '', tags: [], tier: null, accountCode: null };
    expect(found).toEqual({
      badLines: [],
      contacts: [
        {
          ...blank,
          ...{ name: 'Ann, the Lee', company: 'Acme; Sons', notes: 'Likes\ntea', tags: ['Gold', '"Club"'] },
          numbers: ['+12125550100', '+12125550101'],
        },
        { ...blank, name: 'Eva María García', company: '', language: 'es', numbers: ['+34600123123'] },
      ],
    });
  });

  it('that cannot be read are named by the line they begin at', () => {
    const card = (...more: string[]) => ['BEGIN:VCARD', ...more, 'END:VCARD'];
    const file = [
      ...card('VERSION:2.1', 'FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9=', ' x'),
      ...card('VERSION:3.0', 'FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9'),
      ...card('VERSION:4.0', 'TEL:+12125550100'),
      ...card('VERSION:4.0', 'FN:Ann', 'TEL:nobody'),
      'BEGIN:VCARD',
      ...card('VERSION:4.0', 'FN:Ann', 'TEL:+12125550100', 'LANG:fr'),
      'BEGIN:VCARD',
    ];
    const found = read(file.join('\n'));
    expect(found.contacts).toMatchObject([{ name: 'Ann', language: null }]);
    expect(found.badLines).toEqual([
      { line: 1, fault: 'version' },
      { line: 6, fault: 'version' },
      { line: 10, fault: 'no_name' },
      { line: 14, fault: 'number' },
      { line: 19, fault: 'unfinished' },
      { line: 26, fault: 'unfinished' },
    ]);
  });
});
