import { randomBytes } from 'node:crypto';
import { isGuessedEarly } from './password-strength';
import { noPassword, Passwords } from './passwords';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are kept as argon2id with 19 MiB, two passes and one lane', async () => {
    const stored = await passwords.hash('correct horse');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.hash('correct horse')).not.toBe(stored);
    expect([
      await passwords.matches(stored, 'correct horse'),
      await passwords.matches(stored, 'Correct horse'),
    ]).toEqual([true, false]);
  });

  it('match nothing for nobody and for somebody invited', async () => {
    expect([await passwords.matches(null, 'anything'), await passwords.matches(noPassword, noPassword)]).toEqual([
      false,
      false,
    ]);
  });

  it.each([
    'password1',
    'Passw0rd!',
    'contraseña123',
    '12345678',
    '98765432',
    'aaaaaaaa',
    '11112222',
    'qwerty!!',
    'VoiceCore2026',
    'Contrase\u00f1a1',
    '1q2w3e4r',
    'alejandro1',
    'recepcionista1',
    'P@$$w0rd1',
    'asdfghjkl',
  ])('refuse %s, which is tried first', async (text) => expect(await isGuessedEarly(text)).toBe(true));

  it.each(['correct horse', 'mañana será otro día', 'x9!kQ2#v', 'demo-fec50e7a'])('take %s', async (text) =>
    expect(await isGuessedEarly(text)).toBe(false),
  );

  it('takes no longer for a long password than the event loop can spare', async () => {
    await isGuessedEarly('warm up first');
    for (const text of [
      'p@$$w0rd4!1l3'.repeat(15),
      '8'.repeat(100) + '1'.repeat(100),
      randomBytes(100).toString('hex'),
    ]) {
      const before = process.cpuUsage();
      await isGuessedEarly(text);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1_000).toBeLessThan(150);
    }
  });
});
