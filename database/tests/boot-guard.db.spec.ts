import { Databases } from '@voicecore/database';
import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { refusal } from '../../libs/database/role-guard';

/** The longest a refusal may take, in ms. */
const patience = 5_000;

describe('the start with a login that row-level security does not bind', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await testDatabase();
  });
  afterAll(() => db.drop());

  const open = async (urls: Partial<Record<'app' | 'platform' | 'jobs', string>>): Promise<string> => {
    const started = Date.now();
    const all = { app: db.appUrl, platform: db.platformUrl, jobs: db.jobsUrl, ...urls };
    const answer = await Databases.open(all, { noticeKey: db.noticeKey }).then(
      async (opened) => {
        await opened.close();
        return 'opened';
      },
      (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ''),
    );
    expect(Date.now() - started).toBeLessThan(patience);
    return answer;
  };

  it('is served with the runtime logins', async () => {
    expect(await open({})).toBe('opened');
  });

  it.each(['app', 'platform', 'jobs'] as const)('is refused for a superuser as %s', async (login) => {
    expect(await open({ [login]: db.superuserUrl })).toMatch(
      /^UnsafeDatabase: .*"postgres" is a superuser.*voicecore_app/,
    );
  });

  it('is refused for the owner', async () => {
    expect(await open({ app: db.ownerUrl })).toMatch(/^UnsafeDatabase: .*"voicecore_owner" owns tables/);
  });

  it('is refused for a login that may bypass row-level security, also through a role it is a member of', async () => {
    // A role is the server's, not the database's: made with a name of its own and removed again.
    const role = db.name.replace('spec_', 'bypass_');
    await db.asSuperuser(`create role ${role} bypassrls`);
    await db.asSuperuser(`create role ${role}_login login password 'x' in role ${role}`);
    try {
      const url = new URL(db.appUrl);
      url.username = `${role}_login`;
      url.password = 'x';
      expect(await open({ app: url.toString() })).toMatch(/^UnsafeDatabase: .*may bypass row-level security/);
    } finally {
      await db.asSuperuser(`drop role ${role}_login; drop role ${role}`);
    }
  });

  it.each([
    [140_018, 'PostgreSQL 14.18 is too old'],
    [150_013, 'PostgreSQL 15.13 is too old'],
    [160_009, 'PostgreSQL 16.9 is too old'],
    [170_005, 'PostgreSQL 17.5 is too old'],
  ])('is refused on a server with known holes: %i', (version, words) => {
    expect(refusal({ version, role: 'voicecore_app', superuser: null, bypass: null, owner: false })).toContain(words);
  });

  it.each([150_014, 160_010, 170_006, 180_000])('is served on %i', (version) => {
    expect(refusal({ version, role: 'voicecore_app', superuser: null, bypass: null, owner: false })).toBeNull();
  });
});
