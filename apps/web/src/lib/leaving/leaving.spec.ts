import { addUnsaved, answerLeaving, currentLeaving, isAnythingUnsaved, leave, leaveCall } from './leaving';

function typed() {
  const state = { isOpen: true, discarded: 0 };
  const remove = addUnsaved({
    kind: 'typed',
    isOpen: () => state.isOpen,
    discard: () => {
      state.isOpen = false;
      state.discarded += 1;
    },
  });
  return { state, remove };
}

/** Handlers run in the next turn of the event loop. */
afterEach(() => new Promise((done) => setTimeout(done)));

describe('leaving a form', () => {
  it('needs no question when nothing was typed, or it was saved', () => {
    const { state, remove } = typed();
    state.isOpen = false;
    const go = jest.fn();
    leave(go);
    expect([go.mock.calls.length, currentLeaving()]).toEqual([1, null]);
    remove();
    leave(go);
    expect(go).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['stay', { gone: 0, stayed: 1, discarded: 0 }],
    ['keep', { gone: 1, stayed: 0, discarded: 0 }],
    ['discard', { gone: 1, stayed: 0, discarded: 1 }],
  ] as const)('asks, and the answer %s does that and nothing else', (answer, expected) => {
    const { state, remove } = typed();
    const [go, stay] = [jest.fn(), jest.fn()];
    leave(go, stay);
    expect(currentLeaving()?.kind).toBe('typed');
    expect(go).not.toHaveBeenCalled();
    answerLeaving(answer);
    expect({ gone: go.mock.calls.length, stayed: stay.mock.calls.length, discarded: state.discarded }).toEqual(
      expected,
    );
    expect(currentLeaving()).toBeNull();
    remove();
  });

  it('does not ask again for what follows from the answer, and asks again for the next thing', async () => {
    const { remove } = typed();
    const asked: boolean[] = [];
    leave(() => asked.push(isAnythingUnsaved()));
    answerLeaving('keep');
    expect(asked).toEqual([false]);
    await new Promise((done) => setTimeout(done));
    expect(isAnythingUnsaved()).toBe(true);
    remove();
    expect(isAnythingUnsaved()).toBe(false);
  });
});

describe('signing out in a call', () => {
  it('asks, and staying ends nothing', () => {
    const go = jest.fn();
    leaveCall(go);
    expect(currentLeaving()?.kind).toBe('in_call');
    answerLeaving('stay');
    expect([go.mock.calls.length, currentLeaving()]).toEqual([0, null]);
    leaveCall(go);
    answerLeaving('discard');
    expect([go.mock.calls.length, currentLeaving()]).toEqual([1, null]);
  });

  it('asks about what was typed after that, and throws nothing of it away by the first answer', () => {
    const { state, remove } = typed();
    const go = jest.fn();
    leaveCall(go);
    answerLeaving('discard');
    expect([currentLeaving()?.kind, go.mock.calls.length, state.discarded]).toEqual(['typed', 0, 0]);
    answerLeaving('discard');
    expect([go.mock.calls.length, state.discarded]).toEqual([1, 1]);
    remove();
  });
});
