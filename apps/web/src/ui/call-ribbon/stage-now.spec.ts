import { stageNow } from './stage-now';

const past = { stage: 'receptionist', to: 2 };

describe('where a call stands', () => {
  it('is with the menu while its ribbon draws the menu', () => {
    expect(stageNow({ stage: 'receptionist', segments: [past, { stage: 'menu', to: null }] })).toBe('menu');
  });

  it('is its own stage before the ribbon begins, and after the end', () => {
    expect(stageNow({ stage: 'arriving', segments: [] })).toBe('arriving');
    expect(stageNow({ stage: 'ended', segments: [past, { stage: 'menu', to: null }] })).toBe('ended');
  });
});
