import { warmUp } from './warm-up';

describe('the warm-up of a process', () => {
  it('carries every frame to a model and back, and is over in time', async () => {
    const began = Date.now();
    expect(await warmUp(300)).toBe(300);
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});
