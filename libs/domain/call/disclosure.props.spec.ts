import { agentFacts, CallWorld, trials, worldStep } from '@voicecore/testing';
import fc from 'fast-check';
import { nextStep, type CallState, type Spoken } from '.';

const runs = trials(300);

function told(say: readonly Spoken[]): boolean {
  const [first] = say;
  return first?.kind === 'opening' || (first?.kind === 'text' && first.key === 'disclosure');
}

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** True while a digit is asked for, and when that was in vain: no assistant talks to the caller. */
function isChallenge(state: CallState): boolean {
  if (state.stage === 'announcing') return state.closing.reason === 'challenge_failed';
  return state.stage === 'challenged' || (state.stage === 'ended' && state.end.reason === 'challenge_failed');
}

describe('the disclosure', () => {
  it('comes first in whatever a caller hears first, by a stream or by the carrier, whatever happens in between', () => {
    const story = fc.array(worldStep, { maxLength: 25 });
    fc.assert(
      fc.property(fc.boolean(), agentFacts, story, (modelReady, agents, steps) => {
        const world = new CallWorld();
        const look = (decision: ReturnType<CallWorld['play']>): boolean => {
          if (decision.events.some(({ kind }) => kind === 'DisclosureGiven')) return true;
          if (!decision.events.some(({ kind }) => kind === 'StepServed')) return false;
          const step = nextStep(stateOf(world));
          if (isChallenge(stateOf(world)) || !('say' in step)) return false;
          expect(told(step.say)).toBe(true);
          return step.kind !== 'connectStream';
        };
        if (look(world.arrive({ modelReady, agents }))) return;
        for (const step of steps) if (look(world.play(step))) return;
      }),
      { numRuns: runs },
    );
  });

  it('is said once: no document begins with it that follows one which did', () => {
    const story = fc.array(worldStep, { minLength: 5, maxLength: 25 });
    fc.assert(
      fc.property(fc.boolean(), agentFacts, story, (modelReady, agents, steps) => {
        const world = new CallWorld();
        let given = false;
        const look = (decision: ReturnType<CallWorld['play']>): void => {
          given ||= decision.events.some(({ kind }) => kind === 'DisclosureGiven');
          if (!decision.events.some(({ kind }) => kind === 'StepServed')) return;
          const step = nextStep(stateOf(world));
          if (given && 'say' in step && step.kind !== 'menu') expect(told(step.say)).toBe(false);
          given ||= 'say' in step && step.kind !== 'connectStream' && !isChallenge(stateOf(world));
        };
        look(world.arrive({ modelReady, agents }));
        for (const step of steps) look(world.play(step));
      }),
      { numRuns: runs },
    );
  });

  it('is owed again to a caller whose stream was lost before it was over, and to no other', () => {
    for (const heard of [false, true]) {
      const world = new CallWorld();
      world.arrive({ modelReady: true });
      if (heard) world.apply({ kind: 'DisclosureHeard' });
      world.apply({ kind: 'DocumentAsked', n: stateOf(world).served?.n ?? 0 }, { modelReady: true });
      const step = nextStep(stateOf(world));
      expect(step).toMatchObject({ kind: 'connectStream', resume: 1 });
      expect('say' in step && told(step.say)).toBe(!heard);
      world.apply({ kind: 'ModelFailed', reason: 'late' });
      expect(nextStep(stateOf(world))).toMatchObject({
        kind: 'menu',
        say: heard ? [{ key: 'lineBack' }, { key: 'menuHelp' }] : [{ kind: 'opening' }],
      });
    }
  });

  it('is no business of callers of a suspended business, who hear that it takes no calls', () => {
    const world = new CallWorld();
    world.arrive({ suspended: true, modelReady: true });
    expect(nextStep(stateOf(world))).toMatchObject({ kind: 'announce', say: [{ key: 'suspended' }] });
  });
});
