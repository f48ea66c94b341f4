import { allowedVerbs, nextStep, type Slot } from '@voicecore/domain/call';
import type { AgentId, CallId, DepartmentId, TenantId } from '@voicecore/domain/kernel';
import { agentFacts, callConfig, CallWorld, trials, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { renderAgentJoin, renderHold, renderLeave, renderMain, renderTrouble, renderWait, type RenderContext } from '.';

const runs = trials(200);
const parser = new XMLParser({ ignoreAttributes: false, preserveOrder: true });

const names = fc.constantFrom('Ana', 'O’Neil & <Sons>', 'José "Pepe" Núñez', ']]>');
const context: fc.Arbitrary<RenderContext> = names.map((name) => ({
  publicBaseUrl: 'https://phone.example',
  ref: {
    tenantId: '00000000-0000-4000-8000-00000000000a' as TenantId,
    callId: '00000000-0000-4000-8000-00000000000b' as CallId,
    n: 3,
  },
  language: 'en',
  business: name,
  directory: {
    departments: [{ id: 'd1' as DepartmentId, names: { en: name, es: name } }],
    agents: [{ id: 'a1' as AgentId, name, extension: '101', departmentIds: [] }],
  },
  config: callConfig,
  mediaToken: 'token',
}));

type Node = Record<string, unknown>;

/** Returns the verbs directly below `<Response>`, in order; throws if the document is not XML. */
function verbs(document: string): string[] {
  expect(XMLValidator.validate(document)).toBe(true);
  const nodes = parser.parse(document) as Node[];
  const response = nodes.find((node) => 'Response' in node);
  const children = (response?.Response ?? []) as Node[];
  return children.map((child) => Object.keys(child).find((key) => key !== ':@') ?? '');
}

function expectAllowed(slot: Slot, document: string): void {
  const found = verbs(document);
  expect(found.length).toBeGreaterThan(0);
  for (const verb of found) expect(allowedVerbs[slot]).toContain(verb);
}

describe('Property 16: External service integration', () => {
  it('has a valid document for the main slot at every step of every story', () => {
    const story = fc.array(worldStep, { maxLength: 25 });
    fc.assert(
      fc.property(context, fc.boolean(), agentFacts, story, (where, modelReady, agents, steps) => {
        const world = new CallWorld();
        world.arrive({ modelReady, agents });
        const look = () => {
          if (world.state === null) throw new Error('the call has not begun');
          const document = renderMain(nextStep(world.state), { ...where, language: world.state.language }).xml;
          expectAllowed('main', document);
          const last = verbs(document).at(-1);
          expect(['Redirect', 'Hangup', 'Enqueue', 'Dial', 'Reject']).toContain(last);
          if (verbs(document).includes('Connect')) expect(last).toBe('Redirect');
          if (verbs(document).includes('Record'))
            expect(document).toContain('action="https://phone.example/twilio/message/');
          if (last !== 'Hangup') expect(document).toContain('.3#rc=3&amp;rp=5xx,ct,rt');
        };
        look();
        for (const step of steps) {
          world.play(step);
          look();
        }
      }),
      { numRuns: runs },
    );
  });

  it('keeps to the verbs of the other slots', () => {
    fc.assert(
      fc.property(
        context,
        fc.option(fc.constantFrom('You are next.', 'Wait & see.')),
        fc.integer({ min: 1, max: 99 }),
        (where, words, k) => {
          expectAllowed('wait', renderWait(where, words));
          expectAllowed('wait', renderLeave());
          expectAllowed('hold', renderHold(where.publicBaseUrl));
          expectAllowed('agent', renderAgentJoin(k, where));
          const trouble = renderTrouble('https://phone.example/twilio/voice?try=1');
          expectAllowed('main', trouble);
          expect(verbs(trouble).at(-1)).toBe('Redirect');
          expect(verbs(renderTrouble(null)).at(-1)).toBe('Hangup');
        },
      ),
      { numRuns: runs },
    );
  });
});
