import { outcomes } from '../call';
import { heardOutcomes, setUpOf } from './set-up';

const nothing = { usedEntries: 0, peopleWithExtension: 0, numbers: 0, heardCalls: 0 };

describe('the set-up of a business', () => {
  it.each([
    ['knowledge', 'usedEntries'],
    ['people', 'peopleWithExtension'],
    ['number', 'numbers'],
    ['call', 'heardCalls'],
  ] as const)('has each step done by its own fact alone: %s', (step, fact) => {
    const open = { knowledge: false, people: false, number: false, call: false };
    expect(setUpOf(nothing)).toEqual(open);
    expect(setUpOf({ ...nothing, [fact]: 1 })).toEqual({ ...open, [step]: true });
  });

  it('is not ended by a call in which the business was not heard', () => {
    expect(outcomes.filter((outcome) => !heardOutcomes.includes(outcome))).toEqual(['refused', 'failed']);
  });
});
