import { password, signIn, type World } from './world';

/** Number of simultaneous responses to an invitation. */
const parallel = 30;

/** An invitation can be redeemed once, and only the newest one. */
export function invitationTests(world: () => World): void {
  let number = 0;
  const invite = async (): Promise<{ id: string; email: string; token: string }> => {
    number += 1;
    const email = `invited-${number}@a.example`;
    const body = { email, name: 'Invited', role: 'agent', extension: String(3_000 + number), departmentIds: [] };
    const answer = await world().ask('/api/v1/agents', { method: 'POST', body, token: world().a.admin.token });
    expect([answer.status, answer.text.slice(0, 200)]).toEqual([201, expect.any(String)]);
    const { agent, invitation } = answer.json as { agent: { id: string }; invitation: string };
    return { id: agent.id, email, token: invitation };
  };
  const accept = async (token: string, secret: string): Promise<number> =>
    (await world().ask('/api/v1/auth/invitation', { method: 'POST', body: { token, password: secret } })).status;

  it('is answered by one of many at once', async () => {
    const { token } = await invite();
    const answers = await Promise.all(
      Array.from({ length: parallel }, (_, index) => accept(token, `${password} ${index}`)),
    );
    expect(answers.filter((status) => status < 300)).toHaveLength(1);
    expect(await accept(token, `${password} again`)).toBeGreaterThanOrEqual(400);
  });

  it('is void once a newer one was sent, and the newer one works', async () => {
    const { id, email, token } = await invite();
    expect(await accept(token, 'a long first password')).toBeLessThan(300);
    const again = await world().ask(`/api/v1/agents/${id}/invitation`, {
      method: 'POST',
      token: world().a.admin.token,
    });
    expect(again.status).toBeLessThan(300);
    expect(await accept(token, 'of whoever kept the first mail')).toBeGreaterThanOrEqual(400);
    expect(await accept(String(again.json.invitation), password)).toBeLessThan(300);
    await expect(signIn(world().api, email)).resolves.toEqual(expect.any(String));
  });

  it('is worth nothing when its person, tenant, nonce or time was changed', async () => {
    const { token } = await invite();
    const parts = token.split('.');
    for (const index of parts.keys()) {
      const changed = parts.map((part, at) =>
        at === index ? part.replace(/^./, (first) => (first === '1' ? '2' : '1')) : part,
      );
      expect(await accept(changed.join('.'), password)).toBeGreaterThanOrEqual(400);
    }
  });
}
