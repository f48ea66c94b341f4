import { realtimeUrl } from './realtime-url';

describe('the Realtime URL', () => {
  it.each([
    ['https://api.openai.com/v1', 'wss://api.openai.com/v1/realtime?model=gpt-realtime-2.1'],
    ['http://127.0.0.1:3001/v1/', 'ws://127.0.0.1:3001/v1/realtime?model=gpt-realtime-2.1'],
    ['ws://127.0.0.1:3001/v1', 'ws://127.0.0.1:3001/v1/realtime?model=gpt-realtime-2.1'],
    ['wss://eu.api.example/openai/v1?x=1', 'wss://eu.api.example/openai/v1/realtime?model=gpt-realtime-2.1'],
  ])('of %s is %s', (base, url) => {
    expect(realtimeUrl(base, 'gpt-realtime-2.1')).toBe(url);
  });
});
