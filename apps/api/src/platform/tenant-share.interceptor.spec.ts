import type { ExecutionContext } from '@nestjs/common';
import { lastValueFrom, Subject } from 'rxjs';
import { TenantShareInterceptor } from './tenant-share.interceptor';

interface Asked {
  going: boolean;
  failed: unknown;
  answer(): void;
  fail(): void;
}

/** One request of a tenant; its handler runs until the test answers it or makes it fail. */
function asked(shares: TenantShareInterceptor, tenantId: string | null): Asked {
  const handler = new Subject<string>();
  const request = tenantId === null ? {} : { principal: { tenantId } };
  const context = {
    getType: () => 'http',
    switchToHttp: () => ({ getRequest: () => request }),
  } as Partial<ExecutionContext> as ExecutionContext;
  const one: Asked = {
    going: false,
    failed: null,
    answer: () => handler.complete(),
    fail: () => handler.error(new Error('the handler failed')),
  };
  const handle = () => {
    one.going = true;
    return handler;
  };
  shares
    .intercept(context, { handle })
    .then((answers) => lastValueFrom(answers, { defaultValue: '' }))
    .catch((fault: unknown) => (one.failed = fault));
  return one;
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const going = (all: readonly Asked[]) => all.map((one) => one.going);
const many = (shares: TenantShareInterceptor, count: number) => Array.from({ length: count }, () => asked(shares, 'a'));

it('works at four requests of a tenant together, the rest in the order they came, and at others at once', async () => {
  const shares = new TenantShareInterceptor();
  const noisy = many(shares, 7);
  const quiet = asked(shares, 'b');
  const nobody = asked(shares, null);
  await settled();
  expect(going(noisy)).toEqual([true, true, true, true, false, false, false]);
  expect([quiet.going, nobody.going]).toEqual([true, true]);
  noisy[2]?.answer();
  await settled();
  expect(going(noisy)).toEqual([true, true, true, true, true, false, false]);
  for (const one of noisy) one.answer();
  await settled();
  expect(going(noisy)).toEqual(Array.from({ length: 7 }, () => true));
});

it('lets as many in again once all have ended, however they ended', async () => {
  const shares = new TenantShareInterceptor();
  for (const end of ['answer', 'fail', 'answer'] as const) {
    const all = many(shares, 5);
    await settled();
    expect(going(all)).toEqual([true, true, true, true, false]);
    for (const one of all) one[end]();
    await settled();
    all[4]?.[end]();
    await settled();
  }
});

it('refuses what nobody would wait for, with a time to come back', async () => {
  const shares = new TenantShareInterceptor();
  const all = many(shares, 605);
  await settled();
  const refused = all.map(({ failed }) => failed).filter((fault) => fault !== null);
  expect(refused).toEqual([expect.objectContaining({ code: 'too_many_requests', details: { retryAfterSeconds: 1 } })]);
});
