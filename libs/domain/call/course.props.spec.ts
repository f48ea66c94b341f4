import { agentFacts, callConfig, callFacts, CallWorld, trials, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId } from '../kernel';
import {
  asksForDocument,
  decide,
  evolveAll,
  endOf,
  factsAsUsed,
  factsNeeded,
  limits,
  nextStep,
  offersOf,
  placeOf,
  roomOf,
  agentsIn,
  redirectNeeded,
  stages,
  wakeAt,
  wantedKey,
  type CallInput,
  type CallState,
} from '.';

const runs = trials(400);
const story = fc.array(worldStep, { minLength: 1, maxLength: 40 });
const beginning = fc.record({ modelReady: fc.boolean(), suspended: fc.boolean(), agents: agentFacts });

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** The agents being called for this call. */
function rungBy(state: CallState): AgentId[] {
  return offersOf(state).map(({ agentId }) => agentId);
}

/** Plays a story and checks the state after each step. */
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
      if (before.stage === 'ended') {
        expect(endOf(state)).toEqual(before.end);
        expect(state.stage).toBe('ended');
        expect(state.segments).toEqual(before.segments);
      }
      if (state.stage !== 'ended') return;
      expect(state.segments.at(-1)?.stage).toBe('ended');
      expect(state.segments.map(({ from }) => from)).toEqual(
        [...state.segments.map(({ from }) => from)].sort((a, b) => a - b),
      );
    });
  });

  it('can hang up from everywhere, and the end names the party it lies with', () => {
    afterEach((world) => {
      const state = stateOf(world);
      const report = { kind: 'CarrierReported', status: 'completed', seconds: 1 } as const;
      const reported = decide(state, report, callFacts(state, report, { now: world.now }));
      const after = evolveAll(state, reported.events, world.now);
      expect(after?.stage).toBe('ended');
      const end = after === null ? null : endOf(after);
      expect(['caller', 'tenant', 'carrier', 'model', 'us']).toContain(end?.party);
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
        expect(endOf(stateOf(once))).toEqual(endOf(ended));
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
      const end = endOf(state);
      const longest = end === null ? state.startedAt + limits.callMs : end.at + limits.completeMs;
      expect(wakeAt(state, world.now)).toBeLessThanOrEqual(longest);
      if (state.stage === 'ringing') expect(state.offers.length).toBeGreaterThan(0);
      // A room has an agent in it, or one on the way if the agent who transferred the caller has left.
      const room = roomOf(state);
      if (room !== null) expect(agentsIn(room).length + offersOf(state).length).toBeGreaterThan(0);
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
      const asked = { kind: 'DocumentAsked', n: old } as const;
      const late = decide(before, asked, callFacts(before, asked, { now: world.now }));
      expect(late).toEqual({ events: [], effects: [], claims: [] });
    });
  });

  it('serves the wanted step to whoever asks from the served document', () => {
    afterEach((world) => {
      const state = stateOf(world);
      const asked = { kind: 'DocumentAsked', n: state.served?.n ?? 0 } as const;
      expect(asksForDocument(asked)).toBe(true);
      const after = evolveAll(
        state,
        decide(state, asked, callFacts(state, asked, { now: world.now })).events,
        world.now,
      );
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
      const room = roomOf(before);
      const engaged = [...offersOf(before), ...(room === null ? [] : agentsIn(room))];
      for (const { offerId } of engaged)
        expect(decision?.claims).toContainEqual(expect.objectContaining({ kind: 'moveOffer', offerId }));
    });
  });
});

describe('the facts of a decision', () => {
  it('come to the same decision again when it is made from what the ledger keeps of them', () => {
    afterEach((world, before) => {
      const decision = world.decisions.at(-1);
      if (world.facts === null || world.last === null || decision === undefined) throw new Error('nothing was decided');
      const kept = factsAsUsed(before, world.facts, decision);
      expect(decide(before, world.last, kept)).toEqual(decision);
      for (const { free, engaged } of kept.people?.targets ?? [])
        expect(free.length + engaged.length).toBeLessThanOrEqual(2);
    });
  });

  it('are known without anybody being looked up where nobody is handed over', () => {
    const world = new CallWorld();
    world.arrive({ modelReady: true });
    const turn = { kind: 'request', asked: true, found: true, acted: false, cannotHelp: false } as const;
    expect(factsNeeded(world.state, { kind: 'TurnTaken', turn }, callConfig)).toEqual([]);
    expect(factsNeeded(world.state, { kind: 'TurnTaken', turn: { ...turn, found: false } }, callConfig)).toEqual([]);
    const failing: CallInput = { kind: 'TurnTaken', turn: { ...turn, found: false } };
    world.apply(failing);
    world.apply(failing);
    expect(factsNeeded(world.state, failing, callConfig)).toEqual(['people']);
  });
});

describe('several agents who are rung at once', () => {
  const assigned = (world: CallWorld, agentId: string) =>
    world.apply({ kind: 'AgentAssigned', agentId: agentId as AgentId }, {});

  function ringing(): CallWorld {
    const world = new CallWorld();
    world.arrive();
    const engaged = ['a1', 'a2', 'a3'].map((id, index) => ({
      id: id as AgentId,
      extension: String(101 + index),
      departmentIds: ['d1'] as DepartmentId[],
      presence: 'engaged' as const,
    }));
    world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, { agents: engaged });
    for (const id of ['a1', 'a2', 'a3']) assigned(world, id);
    return world;
  }

  it('have a room each, and the first who dials in takes the call from the others', () => {
    const world = ringing();
    const rung = stateOf(world);
    if (rung.stage !== 'ringing') throw new Error('no agent is being called');
    expect(rung.offers.map(({ agentId, roomNumber }) => [agentId, roomNumber])).toEqual([
      ['a1', 1],
      ['a2', 2],
      ['a3', 3],
    ]);
    const offer = rung.offers[1]!;
    const input = { kind: 'AgentDialledIn', offerId: offer.offerId, agentId: offer.agentId, legSid: 'CA2' } as const;
    const decision = world.apply(input);
    expect(rungBy(stateOf(world))).toEqual(['a2']);
    expect(placeOf(stateOf(world))?.tried).toEqual([]);
    expect(decision.claims.map((claim) => [claim.agentId, 'state' in claim && claim.state])).toEqual([
      ['a2', 'accepted'],
      ['a1', 'withdrawn'],
      ['a3', 'withdrawn'],
    ]);
    expect(assigned(world, 'a1').events).toEqual([]);
  });

  it('may decline one by one: the caller waits again when the last one has', () => {
    const world = ringing();
    for (const [index, agentId] of ['a2', 'a1', 'a3'].entries()) {
      const state = stateOf(world);
      const { offerId } = offersOf(state).find((one) => one.agentId === agentId)!;
      const wish = { kind: 'decline', offerId } as const;
      world.apply({ kind: 'AgentWished', agentId: agentId as AgentId, wish });
      expect(rungBy(stateOf(world)).length).toBe(2 - index);
    }
    expect(stateOf(world).stage).toBe('message');
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
        if (owner === undefined) return expect(state.stage).toBe('receptionist');
        const ringsOwner = rungBy(state).includes(owner.id);
        if (owner.presence === 'free') expect(ringsOwner).toBe(true);
        if (owner.presence === 'engaged') expect(placeOf(state)?.target).toEqual({ kind: 'agent', id: owner.id });
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
    expect(rungBy(stateOf(world))).toEqual(['a9']);
    expect(stateOf(world).engine).toBe('menu');
  });
});
