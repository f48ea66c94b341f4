import { request } from 'node:http';
import type { World } from './world';

const attack = `<img src=x onerror="alert('xss')"><script>alert(1)</script>`;

/** T-API-5 and what must not be exposed: headers, stored scripts, logs and metrics. */
export function exposure(world: () => World): void {
  it('sends a policy that lets no inline script run, on every kind of answer', async () => {
    for (const path of [
      '/api/v1/installation',
      '/api/docs',
      '/api/openapi.json',
      '/nowhere',
      '/livez',
      '/api/v1/agents',
    ]) {
      const { headers } = await world().ask(path);
      const policy = String(headers['content-security-policy']);
      const scripts = policy.split(';').find((part) => part.startsWith('script-src ')) ?? '';
      expect([path, scripts]).toEqual([path, "script-src 'self'"]);
      expect(policy).toContain("default-src 'none'");
      // A desk is shown in a frame next to the sandbox phone, on one of our own pages.
      expect(policy).toContain("frame-ancestors 'self'");
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('gives a stored script back as data and as nothing else', async () => {
    const { token } = world().a.admin;
    const body = { names: { en: attack.slice(0, 120), es: attack.slice(0, 120) } };
    const made = await world().ask('/api/v1/departments', { method: 'POST', token, body });
    expect([made.status, made.headers['content-type']]).toEqual([201, 'application/json; charset=utf-8']);
    expect((made.json.names as { en: string }).en).toBe(attack.slice(0, 120));
  });

  it('describes itself with scripts of its own origin and none inside the page', async () => {
    const docs = await world().ask('/api/docs');
    const scripts = [...docs.text.matchAll(/<script([^>]*)>([^<]*)/g)].map(([, attributes, inside]) => ({
      source: /src=["']([^"']+)["']/.exec(attributes ?? '')?.[1],
      inside: inside?.trim(),
    }));
    expect(docs.status).toBe(200);
    expect(scripts.length).toBeGreaterThan(1);
    for (const { source, inside } of scripts) {
      expect([source, inside]).toEqual([expect.stringMatching(/^\.\/docs\/[\w-]+\.js$/), '']);
      const file = await world().ask(`/api/${String(source).slice(2)}`);
      expect([source, file.status, file.headers['content-type']]).toEqual([
        ...[source, 200, expect.stringMatching(/javascript/)],
      ]);
    }
    expect(docs.text).not.toMatch(/\son\w+=|https?:\/\/(?!www\.w3\.org)/i);
    expect((await world().ask('/api/docs/swagger-ui-init.js')).text).toContain('/api/v1/agents');
    expect((await world().ask('/api/docs/problems')).text).toContain('id="number_taken"');
  });

  it('tells nobody what failed inside', async () => {
    const { status, text } = await world().ask('/api/v1/agents?cursor=%00%ff', { token: world().a.admin.token });
    expect(status).toBe(400);
    expect(text).not.toMatch(/\bat \/|node_modules|select |pg_|stack/i);
  });

  it('answers an upgrade that nobody asked for with 404', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const headers = {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Key': 'x'.repeat(22),
        'Sec-WebSocket-Version': '13',
      };
      const asked = request(`${world().api.url}/nowhere`, { headers });
      asked.on('response', (answer) => resolve(answer.statusCode ?? 0));
      asked.on('upgrade', () => reject(new Error('upgraded')));
      asked.on('error', reject);
      asked.end();
    });
    expect(status).toBe(404);
  });

  it('writes no name, address, e-mail, number or secret into log and metrics', async () => {
    const { token } = world().a.admin;
    const canary = {
      name: 'Canaria Kanari',
      email: 'canary-4711@example.com',
      extension: '4711',
      e164: '+12125554711',
      word: 'kanarienvogel',
    };
    await world().ask('/api/v1/agents', { method: 'POST', token, body: { ...canary, password: canary.word } });
    await world().ask('/api/v1/agents', {
      method: 'POST',
      token,
      body: { name: canary.name, email: canary.email, extension: canary.extension, password: canary.word },
    });
    await world().ask('/api/v1/numbers', { method: 'POST', token, body: { e164: canary.e164 } });
    await world().ask('/api/v1/auth/login', {
      method: 'POST',
      body: { email: canary.email, password: canary.word },
      headers: { 'X-Forwarded-For': '203.0.113.99' },
    });
    await world().ask(`/api/v1/agents/${canary.email}?name=${encodeURIComponent(canary.name)}`, { token });
    const metrics = (await world().ask('/metrics')).text;
    const written = world().api.logged.join('') + metrics;
    expect(written).toContain('"route":"/api/v1/agents"');
    for (const secret of [
      ...Object.values(canary).filter((text) => text !== '4711'),
      'Canaria',
      token,
      '127.0.0.1',
      '203.0.113.99',
      '::1',
      world().api.env.VOICECORE_JWT_SECRET,
    ]) {
      expect([secret, written.includes(secret)]).toEqual([secret, false]);
    }
    expect(metrics).toContain('voicecore_webhook_seconds');
    expect(metrics).toContain('voicecore_event_loop_delay_seconds');
  });
}
