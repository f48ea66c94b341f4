import { nextStep, placeOf, type AgentFact, type CallInput } from '@voicecore/domain/call';
import type { AgentId, CallId, TenantId } from '@voicecore/domain/kernel';
import { isEmergencyCode, isReservedCode, type Directory } from '@voicecore/domain/understanding';
import { callConfig, CallWorld, trials } from '@voicecore/testing';
import fc from 'fast-check';
import { parseDocument, type Verb } from '../../apps/sandbox/twiml/document';
import { renderMain } from '.';

const runs = trials(100);
const agentOf = (extension: string) => `agent-${extension}` as AgentId;

const extension = fc
  .integer({ min: 2, max: 6 })
  .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)))
  .filter((digits) => !isReservedCode(digits));
/** Extensions, some of which are prefixes of others. */
const extensions = fc
  .tuple(fc.uniqueArray(extension, { minLength: 1, maxLength: 8 }), fc.stringMatching(/^[0-9]{1,3}$/))
  .map(([all, more]) => [...all, `${all[0] ?? ''}${more}`.slice(0, 6)])
  .map((all) => [...new Set(all)].filter((digits) => !isReservedCode(digits)));

/**
 * A caller at the keypad of the menu: keys are pressed as fast as possible, and the rendered document listens to them.
 */
class Keypad {
  readonly world = new CallWorld();
  private readonly agents: readonly AgentFact[];
  private readonly directory: Directory;

  constructor(all: readonly string[]) {
    this.agents = all.map((digits) => ({
      id: agentOf(digits),
      extension: digits,
      departmentIds: [],
      presence: 'free',
    }));
    this.directory = {
      departments: [],
      agents: all.map((digits) => ({ id: agentOf(digits), name: 'Ana', extension: digits, departmentIds: [] })),
    };
    this.world.arrive({ agents: this.agents });
  }

  /** Presses keys and then waits; keys that a document does not listen to are lost, as on a telephone. */
  press(keys: string): void {
    let left = [...keys];
    while (left.length > 0) {
      const [first] = this.verbs();
      if (first?.name !== 'Gather') return;
      const { numDigits = '', finishOnKey = '#' } = first.attributes;
      const end = left.indexOf(finishOnKey);
      const length = Math.min(Number(numDigits) || Infinity, end < 0 ? Infinity : end);
      const digits = left.slice(0, length).join('');
      left = left.slice(length + (end === length ? 1 : 0));
      const n = this.world.state?.served?.n ?? 0;
      const input: CallInput = { kind: 'TurnHeard', n, confidence: null, personal: { digits } };
      this.world.apply(input, { agents: this.agents });
    }
  }

  get state() {
    if (this.world.state === null) throw new Error('the call has not begun');
    return this.world.state;
  }

  private verbs(): readonly Verb[] {
    const { xml } = renderMain(nextStep(this.state), {
      publicBaseUrl: 'https://phone.example',
      ref: { tenantId: 't' as TenantId, callId: 'c' as CallId, n: 1 },
      language: 'en',
      business: 'Acme',
      directory: this.directory,
      config: callConfig,
      mediaToken: 'token',
    });
    return parseDocument(xml);
  }
}

describe('Property 9: Extension routing', () => {
  it('rings exactly the agent whose extension is keyed in, whichever others begin with it', () => {
    fc.assert(
      fc.property(extensions, fc.nat(), fc.boolean(), (all, pick, pound) => {
        const wanted = all[pick % all.length] ?? '';
        const caller = new Keypad(all);
        caller.press(`${wanted}${pound ? '#' : ''}`);
        expect([wanted, placeOf(caller.state)?.target]).toEqual([wanted, { kind: 'agent', id: agentOf(wanted) }]);
      }),
      {
        numRuns: runs,
        examples: [
          [['101', '1012'], 0, false],
          [['101', '1012'], 1, false],
          [['100', '880012'], 1, false],
        ],
      },
    );
  });

  it('takes a number that nobody has to nobody, as one attempt, whatever its length', () => {
    const number = fc.stringMatching(/^[0-9]{2,12}$/);
    fc.assert(
      fc.property(extensions, number, (all, wrong) => {
        const longest = Math.max(3, ...all.map(({ length }) => length));
        fc.pre(!all.includes(wrong.slice(0, longest)) && !isEmergencyCode(wrong.slice(0, longest)));
        const caller = new Keypad(all);
        caller.press(wrong);
        expect([wrong, placeOf(caller.state), caller.state.attempts.failed]).toEqual([wrong, null, 1]);
      }),
      {
        numRuns: runs,
        examples: [
          [['100'], '880012'],
          [['100', '1001'], '1009'],
        ],
      },
    );
  });

  it('answers an emergency number with the fixed words, whoever has an extension', () => {
    fc.assert(
      fc.property(extensions, fc.constantFrom('911', '112', '999', '000', '988'), (all, code) => {
        const caller = new Keypad([...all, code]);
        caller.press(code);
        expect(placeOf(caller.state)).toBeNull();
        expect(caller.state.say).toEqual([{ kind: 'text', key: 'emergency' }]);
      }),
      { numRuns: runs },
    );
  });
});
