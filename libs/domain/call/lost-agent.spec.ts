import { CallWorld, type Surroundings } from '@voicecore/testing';
import type { AgentId, DepartmentId } from '../kernel';
import { limits } from './limits';
import { offersOf, roomOf, wakeAt, type AgentFact, type CallState } from '.';

const ann = 'a1' as AgentId;
const ben = 'a2' as AgentId;
const sales = 'd1' as DepartmentId;
const agent = (id: AgentId, extension: string, presence: AgentFact['presence']): AgentFact => ({
  id,
  extension,
  departmentIds: [sales],
  presence,
});

/** A caller and Ann have talked for this long when Ann's line breaks and she does not dial back in. */
function lostAfter(talkedMs: number, others: readonly AgentFact[]) {
  const world = new CallWorld();
  const state = (): CallState => {
    if (world.state === null) throw new Error('the call has not begun');
    return world.state;
  };
  const busy: Partial<Surroundings> = { agents: [agent(ann, '101', 'engaged'), ...others] };
  world.arrive({ agents: [agent(ann, '101', 'free'), ...others] });
  world.apply(
    { kind: 'DigitsPressed', personal: { digits: '101' } },
    { agents: [agent(ann, '101', 'free'), ...others] },
  );
  const [offer] = offersOf(state());
  if (offer === undefined) throw new Error('Ann is not being called');
  world.apply({ kind: 'AgentDialledIn', offerId: offer.offerId, agentId: ann, legSid: 'CA1' }, busy);
  const k = offer.roomNumber;
  world.apply({ kind: 'ParticipantJoined', k, conferenceSid: 'CF1', legSid: 'CA1', who: 'agent' }, busy);
  world.apply({ kind: 'ParticipantJoined', k, conferenceSid: 'CF1', legSid: 'CAcaller', who: 'caller' }, busy);
  world.now += talkedMs;
  world.apply({ kind: 'ParticipantLeft', k, conferenceSid: 'CF1', legSid: 'CA1', who: 'agent' }, busy);
  const away: Partial<Surroundings> = { agents: [agent(ann, '101', 'away'), ...others] };
  const later = (ms: number, around: Partial<Surroundings> = away) => {
    world.now += ms;
    world.apply({ kind: 'TimerFired', n: state().n }, around);
  };
  later(limits.returnMs);
  return { world, state, away, later };
}

describe.each([[20_000], [limits.queueMs * 3]])(
  'a caller whose agent lost the line after %d ms of talk',
  (talkedMs) => {
    it('waits for the agent, who is rung again when back at the desk', () => {
      const { world, state } = lostAfter(talkedMs, []);
      expect(state().stage).toBe('waiting');
      expect(roomOf(state())).toBeNull();
      world.now += 2_000;
      world.apply({ kind: 'AgentAssigned', agentId: ann }, { agents: [agent(ann, '101', 'free')] });
      expect(offersOf(state()).map(({ agentId }) => agentId)).toEqual([ann]);
    });

    it('is not sent to leave a message while the agent may come back, whoever says that nobody is left', () => {
      const { world, state, away, later } = lostAfter(talkedMs, []);
      later(limits.comeBackMs / 2);
      world.apply({ kind: 'NobodyLeft' }, away);
      expect(state().stage).toBe('waiting');
      expect(wakeAt(state(), world.now)).toBe(world.now + limits.comeBackMs / 2);
    });

    it('is asked for a message once that time is over', () => {
      const { state, later } = lostAfter(talkedMs, []);
      later(limits.comeBackMs);
      expect(state().stage).toBe('message');
    });

    it('rings a colleague at once who is free', () => {
      const { state } = lostAfter(talkedMs, [agent(ben, '102', 'free')]);
      const asked = offersOf(state()).map(({ agentId }) => agentId);
      // A caller who dialed an extension waits for that agent; the department is asked if the agent does not answer.
      expect(asked.length === 0 || asked[0] === ben).toBe(true);
    });

    it('wakes no call in the past while a colleague of the agent may still be asked', () => {
      const { world, state, later } = lostAfter(talkedMs, [agent(ben, '102', 'engaged')]);
      later(limits.comeBackMs);
      expect(state().stage).toBe('waiting');
      expect(wakeAt(state(), world.now)).toBe(world.now + limits.queueMs - limits.comeBackMs);
    });
  },
);
