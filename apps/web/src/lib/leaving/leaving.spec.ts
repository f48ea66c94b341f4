import { addUnsaved, answerLeaving, currentLeaving, isAnythingUnsaved, leave } from './leaving';

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

/** What follows from an answer asks nothing until the next turn of the loop. */
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
