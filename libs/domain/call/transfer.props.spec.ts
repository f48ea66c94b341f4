import { CallWorld, trials, type Surroundings } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId, OfferId } from '../kernel';
import {
  agentsIn,
  callerOf,
  isOnHold,
  nextStep,
  offersOf,
  placeOf,
  roomFor,
  roomOf,
  transferRefusals,
  wakeAt,
  type AgentFact,
  type CallState,
  type Decision,
  type Offer,
} from '.';

const runs = trials(400);
const ids = ['a1', 'a2', 'a3'] as AgentId[];
const [ann, ben, carla] = ids as [AgentId, AgentId, AgentId];
const sales = 'd1' as DepartmentId;

/** A leg of an agent at the carrier: dialed in, in a room, or ended. */
interface Leg {
  readonly sid: string;
  readonly agentId: AgentId;
  readonly offerId: OfferId;
  readonly k: number;
  where: 'door' | 'room' | 'over';
}

/** What people and the carrier do during a transfer. */
const acts = [
  'transfer to Ben',
  'transfer to Carla',
  'transfer to the department',
  'the rung one dials in',
  'one who was rung dials in late',
  'whoever is at the door goes in',
  'the rung one declines',
  'the rung one goes away',
  'the ringing runs out',
  'take back',
  'the first one hangs up',
  'the first one loses the line',
  'the first one dials back in',
  'the caller goes in',
  'time passes',
] as const;
type Act = (typeof acts)[number];

/** A call and its carrier: legs go where the documents send them and end when the product ends them. */
class Carried {
  readonly world = new CallWorld();
  readonly legs: Leg[] = [];
  readonly presence = new Map<AgentId, AgentFact['presence']>(ids.map((id) => [id, 'free']));
  /** Whether the carrier plays music to the caller in the room. */
  held = false;
  private everRung: Offer[] = [];
  private sids = 0;

  constructor(caller: 'the caller is in the room' | 'the caller is on the way' = 'the caller is in the room') {
    this.world.arrive(this.around());
    this.apply({ kind: 'DigitsPressed', personal: { digits: '101' } });
    this.dialIn();
    this.enter();
    if (caller === 'the caller is in the room') this.callerEnters();
  }

  get state(): CallState {
    if (this.world.state === null) throw new Error('the call has not begun');
    return this.world.state;
  }

  around(): Partial<Surroundings> {
    const inCall = new Set(
      [...this.inRoom(), ...offersOf(this.world.state ?? ({} as CallState))].map((one) => one.agentId),
    );
    const agents = ids.map((id, index): AgentFact => ({
      id,
      extension: String(101 + index),
      departmentIds: [sales],
      presence: inCall.has(id) ? 'engaged' : (this.presence.get(id) ?? 'away'),
    }));
    return { agents };
  }

  private inRoom() {
    const room = this.world.state === null ? null : roomOf(this.world.state);
    return room === null ? [] : agentsIn(room);
  }

  apply(input: Parameters<CallWorld['apply']>[0]): Decision {
    const decision = this.world.apply(input, this.around());
    this.everRung = [
      ...this.everRung,
      ...offersOf(this.state).filter((o) => !this.everRung.some((e) => e.offerId === o.offerId)),
    ];
    for (const effect of decision.effects) {
      if (effect.kind === 'holdCaller') this.held = effect.on;
      if (effect.kind === 'endLeg') this.end(effect.legSid);
    }
    if (roomOf(this.state) === null) this.held = false;
    return decision;
  }

  private end(sid: string): void {
    for (const leg of this.legs) if (leg.sid === sid) leg.where = 'over';
  }

  private dial(offerId: OfferId, agentId: AgentId): void {
    const input = { kind: 'AgentDialledIn', offerId, agentId, legSid: `CA${String(++this.sids)}` } as const;
    this.apply(input);
    const k = roomFor(this.state, input);
    if (k !== null) this.legs.push({ sid: input.legSid, agentId, offerId, k, where: 'door' });
  }

  private dialIn(offers: readonly Offer[] = offersOf(this.state)): void {
    const offer = offers.at(-1);
    if (offer !== undefined) this.dial(offer.offerId, offer.agentId);
  }

  private enter(): void {
    const leg = this.legs.find(({ where }) => where === 'door');
    if (leg === undefined) return;
    leg.where = 'room';
    this.apply({ kind: 'ParticipantJoined', k: leg.k, conferenceSid: 'CF1', legSid: leg.sid, who: 'agent' });
  }

  private callerEnters(): void {
    const room = roomOf(this.state);
    if (room === null || callerOf(room)?.joined === true) return;
    this.apply({ kind: 'ParticipantJoined', k: room.number, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' });
  }

  private loseLine(): void {
    const leg = this.legs.find(({ where, agentId }) => where === 'room' && agentId === this.inRoom()[0]?.agentId);
    if (leg === undefined) return;
    leg.where = 'over';
    this.apply({ kind: 'ParticipantLeft', k: leg.k, conferenceSid: 'CF1', legSid: leg.sid, who: 'agent' });
  }

  private wish(
    agentId: AgentId | undefined,
    wish: Extract<Parameters<CallWorld['apply']>[0], { kind: 'AgentWished' }>['wish'],
  ) {
    if (agentId !== undefined) this.apply({ kind: 'AgentWished', agentId, wish });
  }

  private timer(): void {
    this.world.now = Math.max(this.world.now, wakeAt(this.state, this.world.now));
    this.apply({ kind: 'TimerFired', n: this.state.n });
  }

  do(act: Act): void {
    const first = this.inRoom()[0];
    const rung = offersOf(this.state).at(-1);
    switch (act) {
      case 'transfer to Ben':
      case 'transfer to Carla':
        return this.wish(first?.agentId, {
          kind: 'transfer',
          target: { kind: 'agent', id: act.endsWith('Ben') ? ben : carla },
        });
      case 'transfer to the department':
        return this.wish(first?.agentId, { kind: 'transfer', target: { kind: 'department', id: sales } });
      case 'the rung one dials in':
        return this.dialIn();
      case 'one who was rung dials in late':
        return this.dialIn(this.everRung);
      case 'whoever is at the door goes in':
        return this.enter();
      case 'the rung one declines':
        return rung && this.wish(rung.agentId, { kind: 'decline', offerId: rung.offerId });
      case 'the rung one goes away':
        if (rung === undefined) return;
        this.presence.set(rung.agentId, 'away');
        return void this.apply({ kind: 'AgentUnavailable', agentId: rung.agentId });
      case 'the ringing runs out':
        return rung && this.timer();
      case 'take back':
        return this.wish(first?.agentId, { kind: 'takeBack' });
      case 'the first one hangs up':
        return this.state.stage === 'transferring' ? this.wish(first?.agentId, { kind: 'hangUp' }) : undefined;
      case 'the first one loses the line':
        return this.loseLine();
      case 'the first one dials back in':
        return first && this.dial(first.offerId, first.agentId);
      case 'the caller goes in':
        return this.callerEnters();
      case 'time passes':
        this.world.now += 3_000;
        return;
    }
  }

  /** Agents who share the room with the caller, according to the carrier. */
  present(): readonly Leg[] {
    return this.legs.filter(({ where }) => where === 'room');
  }
}

/** Plays a story and checks the call after each act. */
function afterEach(check: (call: Carried, before: CallState, act: Act) => void): void {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 25 }), (story) => {
      const call = new Carried();
      for (const act of story) {
        const before = call.state;
        call.do(act);
        check(call, before, act);
      }
    }),
    { numRuns: runs },
  );
}

describe('a transfer', () => {
  it('puts nobody into two rooms, nobody into the call twice, and leaves no stranger with the caller', () => {
    afterEach((call) => {
      const room = roomOf(call.state);
      const agents = room === null ? [] : agentsIn(room);
      const people = [...agents, ...offersOf(call.state)].map(({ agentId }) => agentId);
      expect(new Set(people).size).toBe(people.length);
      const inside = call.present();
      expect(inside.map(({ sid }) => sid).sort()).toEqual(
        agents.flatMap(({ legSid }) => (legSid === null ? [] : [legSid])).sort(),
      );
      expect(new Set(inside.map(({ k }) => k)).size).toBeLessThanOrEqual(1);
      if (call.state.stage !== 'transferring') return expect(inside.length).toBeLessThanOrEqual(1);
      expect(offersOf(call.state).map(({ roomNumber }) => roomNumber)).toEqual([room?.number]);
    });
  });

  it('lets the caller hear somebody or music at every moment', () => {
    afterEach((call) => {
      const room = roomOf(call.state);
      const isInside = room !== null && callerOf(room)?.joined === true;
      if (!isInside) return expect(nextStep(call.state).kind).not.toBe('hangUp');
      expect(call.held).toBe(isOnHold(call.state));
      if (!call.held) expect(call.present().length).toBe(1);
    });
  });

  it('taken back at any moment leaves the caller with the agent or with the target, and with nobody else', () => {
    afterEach((call) => {
      const before = call.state;
      call.do('take back');
      if (before.stage === 'transferring' && agentsIn(before.room).length > 0)
        for (const { agentId } of before.offers)
          expect(call.world.decisions.at(-1)?.claims).toContainEqual(
            expect.objectContaining({ kind: 'moveOffer', agentId, state: 'withdrawn' }),
          );
      for (let guest = 0; guest < 3; guest += 1) call.do('whoever is at the door goes in');
      const { state } = call;
      if (before.stage !== 'transferring' || agentsIn(before.room).length === 0) return;
      if (state.stage !== 'talking') throw new Error(`the caller is ${state.stage}`);
      expect(agentsIn(state.room).map(({ agentId }) => agentId)).toEqual([before.transfer.by]);
      expect(placeOf(state)).toEqual(before.transfer.before.place);
      expect(state.lastTransfer).toMatchObject({ by: before.transfer.by, result: 'taken_back' });
    });
  });

  it('that nobody takes gives the caller back to the agent in the same call, or to the queue once that one has gone', () => {
    afterEach((call, before) => {
      if (before.stage !== 'transferring' || call.state.stage === 'transferring') return;
      const stays = agentsIn(before.room).length > 0;
      expect(['talking', ...(stays ? [] : ['waiting', 'ringing', 'message'])]).toContain(call.state.stage);
      if (call.state.stage !== 'talking') return;
      const took = agentsIn(call.state.room)[0];
      // An agent who has hung up may be called for the department like any other member, and then takes the transfer.
      const isHandedOver = !agentsIn(before.room).some(({ agentId }) => agentId === took?.agentId);
      expect(call.state.lastTransfer?.result === 'handed_over').toBe(isHandedOver);
      if (isHandedOver) expect(placeOf(call.state)?.target).toEqual(before.place.target);
      else expect(placeOf(call.state)).toEqual(before.transfer.before.place);
    });
  });

  it('keeps the agent who asked for it until the target is in the room, and frees them then', () => {
    afterEach((call, before, act) => {
      if (before.stage !== 'transferring') return;
      const by = before.transfer.by;
      const wasIn = agentsIn(before.room).some(({ agentId }) => agentId === by);
      const room = roomOf(call.state);
      const isIn = room !== null && agentsIn(room).some(({ agentId }) => agentId === by);
      if (!wasIn || isIn) return;
      const freed = call.world.decisions.at(-1)?.claims;
      expect(freed).toContainEqual(expect.objectContaining({ kind: 'moveOffer', agentId: by, state: 'ended' }));
      const joined = call.state.stage === 'talking' && call.state.lastTransfer?.result === 'handed_over';
      expect(joined || act === 'the first one hangs up' || act === 'the ringing runs out').toBe(true);
    });
  });
});

describe('what reaches a transfer late', () => {
  it('is the leg of a target who was let go at the door: it is ended, and the agent keeps the caller', () => {
    const call = new Carried();
    call.do('transfer to Ben');
    call.do('the rung one dials in');
    const door = call.legs.find(({ where }) => where === 'door');
    if (door === undefined) throw new Error('Ben has not dialed in');
    call.do('take back');
    const { effects, events } = call.apply({
      kind: 'ParticipantJoined',
      k: door.k,
      conferenceSid: 'CF1',
      legSid: door.sid,
      who: 'agent',
    });
    expect(effects).toEqual([{ kind: 'endLeg', legSid: door.sid }]);
    expect(events).toEqual([]);
    expect(call.present().map(({ agentId }) => agentId)).toEqual([ann]);
  });

  it('is the caller, who hears music while the target is rung', () => {
    const call = new Carried('the caller is on the way');
    call.do('transfer to Ben');
    expect(call.state.stage).toBe('transferring');
    call.do('the caller goes in');
    expect(call.held).toBe(true);
  });

  it('is nobody: once the agent has hung up, the call is looked at again when the ringing runs out', () => {
    const call = new Carried();
    call.do('transfer to Ben');
    call.do('the first one hangs up');
    const [offer] = offersOf(call.state);
    expect(wakeAt(call.state, call.world.now)).toBe(offer?.expiresAt);
  });
});

describe('a transfer that cannot be', () => {
  const asked = (presence: AgentFact['presence'], target: 'agent' | 'department' = 'agent') => {
    const call = new Carried();
    call.presence.set(ben, presence);
    call.presence.set(carla, presence);
    call.do(target === 'agent' ? 'transfer to Ben' : 'transfer to the department');
    return call;
  };

  it.each([
    ['engaged', 'in_call'],
    ['away', 'not_available'],
  ] as const)('is refused with its reason, and the talk goes on: %s', (presence, why) => {
    for (const target of ['agent', 'department'] as const) {
      const call = asked(presence, target);
      expect(transferRefusals).toContain(why);
      expect(call.world.decisions.at(-1)).toMatchObject({
        events: [{ kind: 'TransferRefused', why }],
        effects: [],
        claims: [],
      });
      expect(call.state.stage).toBe('talking');
    }
  });

  it('is refused while another one is under way', () => {
    const call = asked('free');
    call.do('transfer to Carla');
    expect(call.world.decisions.at(-1)?.events).toMatchObject([{ kind: 'TransferRefused', why: 'under_way' }]);
    expect(offersOf(call.state).map(({ agentId }) => agentId)).toEqual([ben]);
  });

  it('rings everybody of a department in turn, and each once', () => {
    const call = asked('free', 'department');
    expect(offersOf(call.state).map(({ agentId }) => agentId)).toEqual([ben]);
    call.do('the rung one declines');
    expect(offersOf(call.state).map(({ agentId }) => agentId)).toEqual([carla]);
    call.do('the ringing runs out');
    expect(call.state).toMatchObject({ stage: 'talking', lastTransfer: { by: ann, result: 'not_answered' } });
  });
});
