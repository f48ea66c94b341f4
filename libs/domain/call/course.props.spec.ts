import { agentFacts, callFacts, CallWorld, trials, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId } from '../kernel';
import {
  asksForDocument,
  decide,
  evolveAll,
  nextStep,
  redirectNeeded,
  stages,
  wakeAt,
  wantedKey,
  type CallState,
} from '.';

const runs = trials(400);
const story = fc.array(worldStep, { minLength: 1, maxLength: 40 });
const beginning = fc.record({ modelReady: fc.boolean(), suspended: fc.boolean(), agents: agentFacts });

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** Plays a story and looks at the state after each step of it. */
function afterEach(check: (world: CallWorld, before: CallState, index: number) => void): void {
  fc.assert(
    fc.property(beginning, story, (facts, steps) => {
      const world = new CallWorld();
      world.arrive(facts);
      steps.forEach((step, index) => {
        const before = stateOf(world);
        world.play(step);
        check(world, before, index);
      });
    }),
    { numRuns: runs },
  );
}

describe('Property 11: Call activity logging', () => {
  it('ends every call with its complete record, and keeps it whatever comes later', () => {
    afterEach((world, before) => {
      const state = stateOf(world);
      if (before.end !== null) {
        expect(state.end).toEqual(before.end);
        expect(state.stage).toBe('ended');
        expect(state.segments).toEqual(before.segments);
      }
      if (state.stage !== 'ended') return;
      expect(state.end).not.toBeNull();
      expect(state.segments.at(-1)?.stage).toBe('ended');
      expect(state.segments.map(({ from }) => from)).toEqual(
        [...state.segments.map(({ from }) => from)].sort((a, b) => a - b),
      );
    });
  });

  it('can hang up from everywhere, and the end names the party it lies with', () => {
    afterEach((world) => {
      const state = stateOf(world);
      const facts = callFacts({ now: world.now });
      const reported = decide(state, { kind: 'CarrierReported', status: 'completed', seconds: 1 }, facts);
      const after = evolveAll(state, reported.events, world.now);
      expect(after?.stage).toBe('ended');
      expect(['caller', 'tenant', 'carrier', 'model', 'us']).toContain(after?.end?.party);
    });
  });

  it('comes to the same record when every report comes twice', () => {
    fc.assert(
      fc.property(beginning, story, (facts, steps) => {
        const once = new CallWorld();
        once.arrive(facts);
        steps.forEach((step) => once.play(step));
        const ended = stateOf(once);
        fc.pre(ended.stage === 'ended');
        steps.forEach((step) => once.play(step));
        expect(stateOf(once).end).toEqual(ended.end);
        expect(stateOf(once).lastAgent).toEqual(ended.lastAgent);
      }),
      { numRuns: runs },
    );
  });
});

describe('the course of a call', () => {
  it('is never a dead end: each state has a step, and each wait a timer', () => {
    afterEach((world) => {
      const state = stateOf(world);
      expect(stages).toContain(state.stage);
      expect(nextStep(state).kind).toBeDefined();
      expect(wakeAt(state, world.now)).not.toBeNull();
      if (state.stage === 'ringing') expect(state.offer).not.toBeNull();
      if (state.stage === 'talking' || state.stage === 'held') expect(state.talk).not.toBeNull();
    });
  });

  it('asks for one redirect at most, and for none when the document just served is the wanted one', () => {
    afterEach((world) => {
      const decision = world.decisions.at(-1);
      const redirects = decision?.effects.filter(({ kind }) => kind === 'redirect') ?? [];
      expect(redirects.length).toBeLessThanOrEqual(1);
      const served = decision?.events.some(({ kind }) => kind === 'StepServed');
      if (served) expect(redirects).toEqual([]);
    });
  });

  it('is not moved by a request from a document that is no longer the served one', () => {
    afterEach((world, before) => {
      const old = (before.served?.n ?? 1) - 1;
      const late = decide(before, { kind: 'DocumentAsked', n: old }, callFacts({ now: world.now }));
      expect(late).toEqual({ events: [], effects: [], claims: [] });
    });
  });

  it('serves the wanted step to whoever asks from the served document', () => {
    afterEach((world) => {
      const state = stateOf(world);
      const asked = { kind: 'DocumentAsked', n: state.served?.n ?? 0 } as const;
      expect(asksForDocument(asked)).toBe(true);
      const after = evolveAll(state, decide(state, asked, callFacts({ now: world.now })).events, world.now);
      expect(after === null ? null : after.served?.key).toBe(after === null ? null : wantedKey(after));
      expect(after !== null && redirectNeeded(after)).toBe(false);
    });
  });

  it('rings one agent at a time and lets everybody go at the end', () => {
    afterEach((world, before) => {
      const decision = world.decisions.at(-1);
      const offered = decision?.claims.filter(({ kind }) => kind === 'offerAgent') ?? [];
      expect(offered.length).toBeLessThanOrEqual(1);
      if (stateOf(world).stage !== 'ended' || before.stage === 'ended') return;
      const engaged = before.talk ?? before.offer;
      if (engaged === null) return;
      expect(decision?.claims).toContainEqual(expect.objectContaining({ kind: 'moveOffer', offerId: engaged.offerId }));
    });
  });
});

describe('Property 9: Extension routing', () => {
  const digits = fc.oneof(fc.constantFrom('101', '102', '103'), fc.stringMatching(/^[1-9]\d{2,5}$/));

  it('brings a valid extension to its agent past the receptionist, and an invalid one to nobody', () => {
    fc.assert(
      fc.property(fc.boolean(), agentFacts, digits, (modelReady, agents, dialled) => {
        const world = new CallWorld();
        world.arrive({ modelReady, agents });
        const n = stateOf(world).served?.n ?? 0;
        const streamed = { kind: 'DigitsPressed', personal: { digits: dialled } } as const;
        const menu = { kind: 'TurnHeard', n, confidence: null, personal: { digits: dialled } } as const;
        world.apply(modelReady ? streamed : menu, { agents, modelReady });
        const owner = agents.find(({ extension }) => extension === dialled);
        const state = stateOf(world);
        if (owner === undefined) return expect([state.target, state.offer]).toEqual([null, null]);
        const ringsOwner = state.offer?.agentId === owner.id;
        if (owner.presence === 'free') expect(ringsOwner).toBe(true);
        if (owner.presence === 'engaged') expect(state.target).toEqual({ kind: 'agent', id: owner.id });
        if (!ringsOwner) expect(state.reason === 'extension' || state.reason === 'fallback').toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('reaches the agent of the tenant who has the extension now', () => {
    const agents = [
      { id: 'a9' as AgentId, extension: '104', departmentIds: [] as DepartmentId[], presence: 'free' as const },
    ];
    const world = new CallWorld();
    world.arrive({ agents });
    world.apply({ kind: 'DigitsPressed', personal: { digits: '104' } }, { agents });
    expect(stateOf(world).offer?.agentId).toBe('a9');
    expect(stateOf(world).engine).toBe('menu');
  });
});
