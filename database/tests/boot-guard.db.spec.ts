import { Databases } from '@voicecore/database';
import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { refusal } from '../../libs/database/role-guard';

/** The longest time a refusal may take, in ms. */
const patience = 5_000;

const safe = { role: 'voicecore_app', superuser: null, bypass: null, owner: false, memberOf: null };

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
    expect(await open({ [login]: db.superuserUrl })).toMatch(/^UnsafeDatabase: .*"postgres" is a superuser.*/);
  });

  it('is refused for the owner', async () => {
    expect(await open({ app: db.ownerUrl })).toMatch(/^UnsafeDatabase: .*"voicecore_owner" owns tables/);
  });

  it('is refused for a login that may bypass row-level security, also through a role it is a member of', async () => {
    // A role belongs to the server, not to the database: created with a unique name and removed again.
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

  it('is refused for a login that is a member of another role', async () => {
    const role = db.name.replace('spec_', 'member_');
    await db.asSuperuser(`create role ${role} login noinherit password 'x' in role voicecore_lookup`);
    try {
      const url = new URL(db.appUrl);
      url.username = role;
      url.password = 'x';
      expect(await open({ app: url.toString() })).toMatch(/^UnsafeDatabase: .*is a member of "voicecore_lookup"/);
    } finally {
      await db.asSuperuser(`drop role ${role}`);
    }
  });

  it('is refused for the login of other work', async () => {
    const wrong = [{ app: db.jobsUrl }, { app: db.platformUrl }, { platform: db.appUrl }, { jobs: db.appUrl }];
    for (const urls of wrong) {
      const [login] = Object.keys(urls);
      const sentence = new RegExp(
        `^UnsafeDatabase: .*does not have the rights intended for this work: .*voicecore_${login}`,
      );
      expect([login, await open(urls)]).toEqual([login, expect.stringMatching(sentence)]);
    }
  });

  it.each([
    ['alter table calls no force row level security', 'alter table calls force row level security', /forced on calls:/],
    ['alter table agents disable row level security', 'alter table agents enable row level security', /on agents:/],
    ['create policy all_of_it on calls using (true)', 'drop policy all_of_it on calls', /\(calls\.all_of_it\)/],
    [
      'create policy all_of_it on people for select to voicecore_app using (id is not null)',
      'drop policy all_of_it on people',
      /\(people\.all_of_it\)/,
    ],
    [
      'create policy all_of_it on numbers for insert with check (true)',
      'drop policy all_of_it on numbers',
      /\(numbers\.all_of_it\)/,
    ],
    [
      `alter policy tenant_isolation on hours using (tenant_id::text = current_setting('app.tenant_id', true) or true)`,
      `alter policy tenant_isolation on hours
         using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))`,
      /\(hours\.tenant_isolation\)/,
    ],
    [
      'create table left_open (tenant_id uuid); grant select on left_open to voicecore_app',
      'drop table left_open',
      /left_open/,
    ],
    [
      'grant truncate on call_ledger to voicecore_app',
      'revoke truncate on call_ledger from voicecore_app',
      /may truncate/,
    ],
    ['grant trigger on calls to public', 'revoke trigger on calls from public', /triggers on calls/],
  ])('is refused where somebody has done: %s', async (done, undone, sentence) => {
    await db.asSuperuser(done);
    expect(await open({})).toMatch(new RegExp(`^UnsafeDatabase: .*${sentence.source}`));
    await db.asSuperuser(undone);
    expect(await open({})).toBe('opened');
  });

  it.each([
    [140_018, 'PostgreSQL 14.18 is too old'],
    [150_013, 'PostgreSQL 15.13 is too old'],
    [160_009, 'PostgreSQL 16.9 is too old'],
    [170_005, 'PostgreSQL 17.5 is too old'],
  ])('is refused on a server with known holes: %i', (version, words) => {
    expect(refusal({ ...safe, version }, 'voicecore_app')).toContain(words);
  });

  it.each([150_014, 160_010, 170_006, 180_000])('is served on %i', (version) => {
    expect(refusal({ ...safe, version }, 'voicecore_app')).toBeNull();
  });
});
