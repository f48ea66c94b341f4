import { addresses } from './security/addresses';
import { bodies } from './security/bodies';
import { exposure } from './security/exposure';
import { forgottenPasswords } from './security/forgotten-passwords';
import { invitationTests } from './security/invitations';
import { knownDevices } from './security/known-devices';
import { manySignIns } from './security/many-sign-ins';
import { memberTests } from './security/members';
import { oddValues } from './security/odd-values';
import { outage } from './security/outage';
import { routeMatrix } from './security/route-matrix';
import { refreshTokens } from './security/sessions';
import { suspension } from './security/suspension';
import { throttling } from './security/throttling';
import { forgedTokens } from './security/tokens';
import { World } from './security/world';

jest.setTimeout(120_000);

let opened: World | null = null;
const world = (): World => {
  if (!opened) throw new Error('the api has not started');
  return opened;
};

beforeAll(async () => {
  opened = await World.open();
});
afterAll(() => opened?.close());
// Thousands of requests from the same few accounts: each test gets a minute's budget of its own.
beforeEach(() => world().api.db.asSuperuser('delete from rate_limits'));

describe('T-API-1 routes, roles and foreign ids', () => routeMatrix(world));
describe('T-API-2 bodies and answers', () => bodies(world));
describe('T-API-2 values that no column takes', () => oddValues(world));
describe('T-API-3 forged tokens', () => forgedTokens(world));
describe('T-API-4 and T-API-8 sessions', () => refreshTokens(world));
describe('a browser that signs in again and again', () => manySignIns(world));
describe('an invitation', () => invitationTests(world));
describe('a forgotten password', () => forgottenPasswords(world));
describe('T-API-5 headers, scripts, log and metrics', () => exposure(world));
describe('T-API-6 and T-API-9 throttling', () => throttling(world));
describe('people without an extension', () => memberTests(world));
describe('an e-mail address', () => addresses(world));
describe('a suspended business', () => suspension(world));
describe('known devices', () => knownDevices(world));
describe('a database that goes away', () => outage(world));
