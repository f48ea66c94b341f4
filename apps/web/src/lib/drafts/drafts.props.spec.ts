import { trials } from '@voicecore/testing/trials';
import fc from 'fast-check';
import { fieldFor } from './field-for';
import { draftKey, dropAllDrafts, dropDraft, keepDraft, openWith, readDraft, type DraftStorage } from './kept-drafts';
import { merge, withTheirs } from './merge';
import { fieldsOf, isSame, isSameForm, withField } from './values';

const runs = trials(200);

const text = fc.constantFrom('', 'a', 'b', 'c');
const form = fc.record({
  name: text,
  question: fc.record({ en: text, es: text }),
  ids: fc.array(fc.constantFrom('1', '2'), { maxLength: 2 }),
  enabled: fc.boolean(),
  seconds: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant('')),
});

/** An in-memory session storage. */
function storage(): DraftStorage & { keys: () => string[] } {
  const all = new Map<string, string>();
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size;
    },
    keys: () => [...all.keys()],
  };
}

describe('two who change the same thing', () => {
  it('lose nothing: each field is as the one who changed it has it, and where both did, somebody is asked', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        const { values, conflicts } = merge(base, mine, theirs);
        const all = [base, mine, theirs, values].map((one) => fieldsOf(one));
        for (const path of fieldsOf(base).keys()) {
          const [before, my, their, now] = all.map((one) => one.get(path));
          const [iDid, theyDid] = [!isSame(before, my), !isSame(before, their)];
          expect(now).toEqual(iDid ? my : their);
          expect(conflicts.includes(path)).toBe(iDid && theyDid && !isSame(my, their));
        }
      }),
      { numRuns: runs },
    );
  });

  it('get what they choose, field by field', () => {
    fc.assert(
      fc.property(form, form, form, fc.nat(), (base, mine, theirs, choice) => {
        const { values, conflicts } = merge(base, mine, theirs);
        const chosen = conflicts.filter((_, index) => (choice >> index) % 2 === 1);
        const saved = fieldsOf(withTheirs(values, theirs, chosen));
        for (const path of conflicts)
          expect(saved.get(path)).toEqual(fieldsOf(chosen.includes(path) ? theirs : mine).get(path));
        for (const [path, value] of fieldsOf(values))
          if (!chosen.includes(path)) expect(saved.get(path)).toEqual(value);
      }),
      { numRuns: runs },
    );
  });

  it('are not asked when one of them changed nothing', () => {
    fc.assert(
      fc.property(form, form, (base, other) => {
        expect(merge(base, base, other)).toEqual({ values: other, conflicts: [] });
        expect(isSameForm(merge(base, other, base).values, other)).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe('what was typed', () => {
  const key = draftKey({ tenantId: 't', personId: 'p' }, 'entry', null);

  it('is there again, on what is stored by then', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, stored) => {
        const tab = storage();
        keepDraft(tab, key, { values: mine, base, version: 3 });
        const opened = openWith(stored, 4, readDraft(tab, key));
        const { values, conflicts } = merge(base, mine, stored);
        if (conflicts.length === 0) {
          expect(isSameForm(opened.values, values)).toBe(true);
          expect([opened.version, opened.base]).toEqual([4, stored]);
        } else {
          // The save names the old version, so that the server refuses it and the user chooses.
          expect(isSameForm(opened.values, mine)).toBe(true);
          expect([opened.version, opened.base, opened.isRestored]).toEqual([3, base, true]);
        }
      }),
      { numRuns: runs },
    );
  });

  it('is kept for each person, business, form and thing apart', () => {
    const who = { tenantId: 't', personId: 'p' };
    const keys = [
      draftKey(who, 'entry', null),
      draftKey(who, 'entry', '1'),
      draftKey(who, 'number', null),
      draftKey({ ...who, personId: 'q' }, 'entry', null),
      draftKey({ ...who, tenantId: 'u' }, 'entry', null),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('goes when it is saved, and with whoever signs out; nothing else of the tab does', () => {
    const tab = storage();
    tab.setItem('voicecore.session', 'x');
    for (const id of ['1', '2', '3'])
      keepDraft(tab, draftKey({ tenantId: 't', personId: 'p' }, 'entry', id), { values: {}, base: {}, version: 1 });
    dropDraft(tab, draftKey({ tenantId: 't', personId: 'p' }, 'entry', '2'));
    expect(tab.keys()).toHaveLength(3);
    dropAllDrafts(tab);
    expect(tab.keys()).toEqual(['voicecore.session']);
  });

  it.each(['', '{', 'null', '[]', '{"values":1,"base":{}}', '{"values":{},"base":null}'])(
    'is not read from %j',
    (raw) => {
      const tab = storage();
      tab.setItem(key, raw);
      expect(readDraft(tab, key)).toBeNull();
    },
  );

  it('is left aside when the form has other fields by now', () => {
    const kept = { values: { name: 'a', old: 'b' }, base: { name: '', old: '' }, version: 1 };
    expect(openWith({ name: 'c', fresh: '' }, 2, kept)).toMatchObject({
      values: { name: 'c', fresh: '' },
      isRestored: false,
    });
  });

  it('is left aside when it was made from other fields', () => {
    const kept = { values: { name: 'a', fresh: 'b' }, base: { name: '', old: '' }, version: 1 };
    const opened = openWith({ name: 'c', fresh: '' }, 2, kept);
    expect(opened).toMatchObject({
      values: { name: 'c', fresh: '' },
      base: { name: 'c', fresh: '' },
      isRestored: false,
    });
  });

  it('stays in the form when the storage is full', () => {
    const full = {
      ...storage(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    expect(() => keepDraft(full, key, { values: {}, base: {}, version: 1 })).not.toThrow();
  });
});

describe('the fields of a form', () => {
  it('are set one at a time', () => {
    fc.assert(
      fc.property(form, form, (values, other) => {
        for (const [path, value] of fieldsOf(other)) {
          const next = fieldsOf(withField(values, path, value));
          for (const [one, before] of fieldsOf(values)) expect(next.get(one)).toEqual(one === path ? value : before);
        }
      }),
      { numRuns: runs },
    );
  });

  it('make another form when a single one of them differs', () => {
    fc.assert(
      fc.property(form, form, (values, other) => {
        for (const [path, value] of fieldsOf(other)) {
          const isOther = JSON.stringify(value) !== JSON.stringify(fieldsOf(values).get(path));
          expect(isSameForm(values, withField(values, path, value))).toBe(!isOther);
        }
      }),
      { numRuns: runs },
    );
  });

  it('are found by the longest piece of the path that is one', () => {
    expect(fieldFor('config.greeting.en', ['en', 'greeting.en', 'greeting'])).toBe('greeting.en');
  });

  it.each([
    ['config.greeting.en', 'greeting.en'],
    ['config.ringSeconds', 'ringSeconds'],
    ['alternates.en.60', 'alternates.en'],
    ['entries.3.question', null],
    ['password', 'password'],
    ['names.en', null],
    ['', null],
  ])('are found by the path %j of the server: %j', (path, field) => {
    expect(fieldFor(path, ['greeting.en', 'greeting.es', 'ringSeconds', 'alternates.en', 'password'])).toBe(field);
  });
});
