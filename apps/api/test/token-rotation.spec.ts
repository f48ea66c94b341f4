import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { sign } from '../../sandbox';
import { bootApi, type BootedApi } from './boot-api';

const hex = (bytes: number) => randomBytes(bytes).toString('hex');
const publicUrl = 'https://voice.example.com';
const account = `AC${hex(16)}`;
const [old, next, foreign] = [hex(16), hex(16), hex(16)];

let api: BootedApi;
beforeAll(async () => {
  api = await bootApi({
    PUBLIC_BASE_URL: publicUrl,
    TWILIO_ACCOUNT_SID: account,
    TWILIO_AUTH_TOKEN: `${old}, ${next}`,
    TWILIO_API_KEY_SID: `SK${hex(16)}`,
    TWILIO_API_KEY_SECRET: hex(16),
    TWILIO_TWIML_APP_SID: `AP${hex(16)}`,
    TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
  });
}, 60_000);
afterAll(() => api.close());

async function webhook(token: string): Promise<number> {
  const form = { AccountSid: account, CallSid: `CA${hex(16)}`, From: '+12125550142', To: '+12125559998' };
  const signature = sign(token, `${publicUrl}/twilio/voice`, form);
  const { status } = await fetch(`${api.url}/twilio/voice`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'X-Twilio-Signature': signature },
  });
  return status;
}

function stream(token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${api.url}/twilio/media`, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
        'Sec-WebSocket-Version': '13',
        'X-Twilio-Signature': sign(token, `${publicUrl.replace('https', 'wss')}/twilio/media`, {}),
      },
    });
    asked.on('response', ({ statusCode }) => resolve(statusCode ?? 0));
    asked.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on('error', reject);
    asked.end();
  });
}

it('takes what either of two tokens signed while one takes the place of the other, and nothing else', async () => {
  const tokens = [old, next, foreign, `${old}, ${next}`, ''];
  expect(await Promise.all(tokens.map(webhook))).toEqual([200, 200, 403, 403, 403]);
  expect(await Promise.all(tokens.map(stream))).toEqual([101, 101, 403, 403, 403]);
});
