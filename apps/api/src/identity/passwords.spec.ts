import { isCommonPassword } from './common-passwords';
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
  ])('refuse %s, which is tried first', (text) => expect(isCommonPassword(text)).toBe(true));

  it.each(['correct horse', 'mañana será otro día', 'x9!kQ2#v', 'demo-fec50e7a'])('take %s', (text) =>
    expect(isCommonPassword(text)).toBe(false),
  );
});
