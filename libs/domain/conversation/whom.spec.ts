import { directory } from './test/talk-world';
import { fitOf, type Fit } from './whom';

const ana = { kind: 'agent', id: directory.agents[0]!.id } as const;

describe('whom words name', () => {
  it.each<[string, Fit]>([
    ['they gave me 101 for her', 'yes'],
    ['they gave me 1 0 1 for her', 'yes'],
    ['they gave me one oh one for her', 'yes'],
    ['they gave me 102 for her', 'no'],
    ['they gave me 1019 for her', 'no'],
  ])('is told by an extension in the middle of a sentence: %s', (said, fit) => {
    expect(fitOf(said, ana, directory, 'en')).toEqual(fit);
  });
});
