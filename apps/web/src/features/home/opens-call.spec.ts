import { opensCall } from './opens-call';

const listed = [{ id: 'c1' }];

it.each([
  ['tenant_admin', 'c2', undefined, true],
  ['supervisor', 'c1', listed, true],
  ['supervisor', 'c2', listed, false],
  ['agent', 'c1', listed, true],
  ['agent', 'c2', listed, false],
  ['agent', 'c1', undefined, false],
] as const)('for %s the call %s of a colleague opens where it is listed: %j', (role, callId, calls, opens) => {
  expect(opensCall(callId, role, calls)).toBe(opens);
});
