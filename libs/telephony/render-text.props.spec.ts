import { text, type Spoken, type Step } from '@voicecore/domain/call';
import { languages, type AgentId, type CallId, type DepartmentId, type TenantId } from '@voicecore/domain/kernel';
import { callConfig, trials } from '@voicecore/testing';
import fc from 'fast-check';
import { checkDocument } from '../../apps/sandbox/twiml/grammar';
import { parseDocument, type Verb } from '../../apps/sandbox/twiml/document';
import { renderMain, type RenderContext } from '.';

const runs = trials(300);

/** Text that may have come from anywhere: any code unit, including lone surrogates and control characters. */
const codeUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 130 })
  .map((units) => String.fromCharCode(...units));
const nasty = fc.constantFrom(
  '\u000b',
  '\u0000',
  '\u001b[31m',
  '\ufffe',
  '\ud800',
  'a\udc00b',
  ']]>',
  '&#0;',
  '\u2028',
);
const anyText = fc.oneof(
  codeUnits,
  fc.string({ unit: 'grapheme', maxLength: 130 }),
  fc.tuple(fc.string({ maxLength: 20 }), nasty, fc.string({ maxLength: 20 })).map((parts) => parts.join('')),
  fc.integer({ min: 4_090, max: 5_000 }).map((length) => 'é'.repeat(length)),
);

const context: fc.Arbitrary<RenderContext> = fc
  .record({
    business: anyText,
    greeting: anyText,
    names: fc.array(anyText, { maxLength: 6 }),
    language: fc.constantFrom(...languages),
  })
  .map(({ business, greeting, names, language }) => ({
    publicBaseUrl: 'https://phone.example',
    ref: {
      tenantId: '00000000-0000-4000-8000-00000000000a' as TenantId,
      callId: '00000000-0000-4000-8000-00000000000b' as CallId,
      n: 3,
    },
    language,
    business,
    directory: {
      departments: names.map((name, index) => ({ id: `d${index}` as DepartmentId, names: { en: name, es: name } })),
      agents: names.map((name, index) => ({
        id: `a${index}` as AgentId,
        name,
        extension: `10${index}`,
        departmentIds: [],
      })),
    },
    config: { ...callConfig, greeting: { en: greeting, es: greeting } },
    mediaToken: 'token',
  }));

const words: fc.Arbitrary<Spoken[]> = fc.array(
  fc.oneof(
    fc.constant<Spoken>({ kind: 'opening' }),
    anyText.map((answer): Spoken => ({ kind: 'answer', text: answer })),
    fc.constantFrom(
      text('transferring', { kind: 'agent', id: 'a0' as AgentId }),
      text('transferring', { kind: 'department', id: 'd0' as DepartmentId }),
      text('anythingElse'),
    ),
  ),
  { maxLength: 4 },
);

const speaking: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('menu', 'wait', 'takeMessage', 'announce', 'connectStream'), words)
  .map(([kind, say]): Step => {
    if (kind === 'menu') return { kind, say, turn: 1 };
    if (kind === 'connectStream') return { kind, say, resume: 0 };
    return { kind, say };
  });

function flat(verbs: readonly Verb[]): readonly Verb[] {
  return verbs.flatMap((verb) => [verb, ...flat(verb.children)]);
}

describe('Property 16: External service integration', () => {
  it('has a document that the carrier can run, whatever is stored', () => {
    fc.assert(
      fc.property(context, speaking, (where, step) => {
        const { xml } = renderMain(step, where);
        const verbs = parseDocument(xml);
        checkDocument(verbs, 'main');
        expect(Buffer.byteLength(xml)).toBeLessThan(64_000);
        expect(['Redirect', 'Hangup', 'Enqueue']).toContain(verbs.at(-1)?.name);
        const hints =
          flat(verbs)
            .find(({ name }) => name === 'Gather')
            ?.attributes.hints?.split(',') ?? [];
        expect(hints.length).toBeLessThanOrEqual(500);
        for (const hint of hints) expect(hint.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: runs },
    );
  });

  it('keeps the words that can be said', () => {
    const plain = fc.stringMatching(/^[a-zñé]{1,12}$/);
    fc.assert(
      fc.property(context, plain, nasty, plain, (where, before, between, after) => {
        const said = flat(parseDocument(renderMain(announce(`${before}${between}${after}`), where).xml));
        const spoken = said.find(({ name }) => name === 'Say')?.text ?? '';
        expect(spoken.startsWith(before)).toBe(true);
        expect(spoken.endsWith(after)).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('leaves out a sentence of which nothing can be said, tells so, and says the others', () => {
    const unsayable = fc.array(fc.constantFrom('\u0000', '\u000b', '\ufffe', '\ud800', ' '), { maxLength: 9 });
    fc.assert(
      fc.property(context, unsayable, (where, characters) => {
        const answer: Spoken = { kind: 'answer', text: characters.join('') };
        const { xml, leftOut } = renderMain({ kind: 'menu', say: [answer, text('anythingElse')], turn: 1 }, where);
        expect(leftOut).toEqual(['answer']);
        expect(flat(parseDocument(xml)).filter(({ name }) => name === 'Say')).toHaveLength(1);
      }),
      { numRuns: runs },
    );
  });

  it('leaves nothing out of what can be said', () => {
    const { leftOut } = renderMain(announce('We open at nine.\nOn Sundays we are closed. 🦷'), sample());
    expect(leftOut).toEqual([]);
  });

  it('offers no more hints than the carrier takes', () => {
    const many = Array.from({ length: 700 }, (_, index) => ({
      id: `a${index}` as AgentId,
      name: `${'Ñandú'.repeat(30)}${index}`,
      extension: '101',
      departmentIds: [],
    }));
    const where = { ...sample(), directory: { departments: [], agents: many } };
    const { xml } = renderMain({ kind: 'menu', say: [], turn: 1 }, where);
    expect(Buffer.byteLength(xml)).toBeLessThan(64_000);
    checkDocument(parseDocument(xml), 'main');
  });
});

function announce(answer: string): Step {
  return { kind: 'announce', say: [{ kind: 'answer', text: answer }] };
}

function sample(): RenderContext {
  return fc.sample(context, { numRuns: 1, seed: 1 })[0] as RenderContext;
}
