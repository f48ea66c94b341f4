import { agentChange, newAgent } from './directory.dto';

const person = { name: 'Ana Torres', email: 'ana@acme.example' };

describe('an extension', () => {
  it.each(['10', '101', '1012', '45001', '880012', '9110', '020'])('may be %s', (extension) => {
    expect(newAgent.safeParse({ ...person, extension }).success).toBe(true);
    expect(agentChange.safeParse({ extension, version: 1 }).success).toBe(true);
  });

  it.each(['911', '9911', '112', '999', '000', '988', '411', '811', '0', '2', '1234567', '1a'])(
    'may not be %s, and the answer says why',
    (extension) => {
      for (const read of [
        newAgent.safeParse({ ...person, extension }),
        agentChange.safeParse({ extension, version: 1 }),
      ]) {
        expect(read.success).toBe(false);
        expect(read.error?.issues[0]?.message).toMatch(/emergency and service numbers|two to six digits/);
      }
    },
  );
});
