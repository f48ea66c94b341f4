// Three callers wait while the only agent talks: the third hears the place in line and what keys do, a supervisor puts
// the third at the front, and the agent gets that caller next.
import { pageFaults } from '../../tools/page-faults.mjs';
import { agent, caller, person } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

export async function queue(product) {
  const { journal } = product;
  const carla = await agent(product, AGENT_HERTZ, 'carla@acme.example');
  const admin = await person(product, 'admin@acme.example');
  const [mia, one, two, three] = await Promise.all([1, 2, 3, 4].map(() => caller(product, CALLER_HERTZ)));
  const waiting = admin.page.getByRole('region', { name: 'Waiting' });
  const rows = waiting.getByRole('listitem');
  const asksForBilling = async (who) => {
    await who.ring(/^Menu/);
    await who.hears(/Automated assistant of/);
    await who.says('Appointments, please.');
  };
  await journal.step('the only agent of the department is in a call', async () => {
    await carla.signIn();
    await carla.goAvailable();
    await asksForBilling(mia);
    await carla.rings();
    await carla.press('Answer');
    await carla.sees('Talking');
  });
  await journal.step('the next three wait, and each hears their place in line', async () => {
    await asksForBilling(one);
    await one.hears(/You are next/);
    await asksForBilling(two);
    await two.hears(/You are number 2 in line/);
    await asksForBilling(three);
    await three.hears(/You are number 3 in line/);
  });
  await journal.step('an administrator sees them in their order, with what can be done', async () => {
    await admin.signIn();
    await rows.nth(2).waitFor();
    const found = await pageFaults(admin.page);
    if (found.length > 0) throw new Error(found.join('\n'));
    await journal.picture('queue', admin.page);
  });
  await journal.step('the third is put at the front, and hears it', async () => {
    await rows
      .nth(2)
      .getByRole('button', { name: /^To the front/ })
      .click();
    await rows.nth(0).getByText('put at the front').waitFor();
    // News is told with the next announcement, half a minute after the last one.
    await three.page
      .getByText(/You are next/)
      .first()
      .waitFor({ timeout: 60_000 });
    await journal.picture('queue-pulled', admin.page);
  });
  await journal.step('the second goes back to the receptionist, and the first leaves a message', async () => {
    await two.presses('0');
    await two.hears(/back with the receptionist/);
    await one.presses('2');
    await one.hears(/message/);
    await rows.nth(1).waitFor({ state: 'detached' });
    await Promise.all([one.hangUp(), two.hangUp()]);
  });
  await journal.step('the agent gets the third next, who is not in the queue any more', async () => {
    await mia.hangUp();
    await carla.rings();
    await carla.press('Answer');
    await waiting.waitFor({ state: 'detached' });
    await three.hangUp();
    await carla.sees('The call has ended');
    await carla.goOff();
  });
  await journal.step('and no console had anything to complain of', () => {
    const found = [admin, mia, one, two, three].flatMap(({ faults }) => faults.take());
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
