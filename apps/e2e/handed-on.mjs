// A caller dials an extension and is handed on to a colleague, who sees the original number; all without an account, from
// the "Try it" page.
import { caller, demoDesk } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, hearEachOther } from './talk.mjs';

export async function handedOn(product) {
  const { journal } = product;
  const ben = await demoDesk(product, AGENT_HERTZ, /^Ben Carter/);
  const carla = await demoDesk(product, AGENT_HERTZ, /^Carla Gómez/, ben);
  const mia = await caller(product, CALLER_HERTZ);
  await journal.step('two desks open in two tabs of one browser, without an account', async () => {
    await ben.open();
    await carla.open();
  });
  await journal.step('a caller dials an extension into the conversation and its desk rings', async () => {
    await mia.ring(/^Streaming/);
    await mia.hears(/How can I help/);
    await mia.presses('102');
    await ben.rings();
    await ben.sees('Dialled the extension.');
  });
  await journal.step('answered, they hear each other', async () => {
    await ben.press('Answer');
    await ben.sees('Talking');
  });
  await hearEachOther(product, ben, mia);
  await journal.step('the agent hands the caller to a colleague and sees what became of it', async () => {
    await ben.press('Transfer');
    await ben.dock.getByRole('radio', { name: /^Carla Gómez/ }).click();
    await journal.picture('transfer', ben.page);
    await ben.press('Transfer to Carla Gómez');
    await ben.sees('Handed over to Carla Gómez');
  });
  await journal.step("the colleague's desk rings with the original number and the reason", async () => {
    await carla.rings();
    await carla.sees(/^\(212\) 555-01\d\d$/);
    await carla.sees('Handed on by a colleague.');
    await carla.press('Answer');
    await carla.sees('Talking');
  });
  await hearEachOther(product, carla, mia);
  await journal.step('the caller hangs up and both desks are free', async () => {
    await mia.hangUp();
    await carla.sees('The call has ended');
    await carla.goOff();
    await ben.goOff();
  });
  await journal.step('and no console had anything to complain of', () => {
    const faults = [ben, carla, mia].flatMap((person) => person.faults.take());
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
}
