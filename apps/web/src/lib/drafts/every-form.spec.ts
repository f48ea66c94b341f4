import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '..', '..');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

/** Forms that need no draft, and why. */
const without: Readonly<Record<string, string>> = {
  'features/outgoing/try-number.tsx': 'a question about a number, asked and gone',
  'features/screening/try-caller.tsx': 'a question about a caller who does not exist, asked and gone',
  'ui/draft-form.tsx': 'is the form of every draft',
  'ui/phone/say-this.tsx': 'one line of the scripted caller, which is spoken and gone',
};

const where = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('every form of the pages', () => {
  it('holds what is typed in the one way that loses nothing', () => {
    expect(where(/\buseForm\(|\buseForm</)).toEqual(['lib/drafts/use-draft.ts']);
    expect(where(/<form\b/).sort()).toEqual(Object.keys(without).sort());
  });

  it('is found: more than eight files have one', () => {
    expect(where(/<DraftForm\b/).length).toBeGreaterThan(8);
  });

  it('keeps no password in the tab', () => {
    for (const { file, text } of files.filter((one) => /<PasswordField/.test(one.text)))
      expect([file, /name: null,/.test(text)]).toEqual([file, true]);
  });
});

describe('every overlay of the pages', () => {
  it('in which something is typed asks before it closes', () => {
    const overlays = files.filter(
      ({ text }) => /<(Overlay|Modal|Drawer)\b/.test(text) && /<DraftForm|children: ReactNode/.test(text),
    );
    expect(overlays.length).toBeGreaterThan(0);
    for (const { file, text } of overlays) expect([file, /leave\(onClose\)/.test(text)]).toEqual([file, true]);
  });
});
