// A caller dials an extension and is transferred to a colleague, who sees the original number; all without an account,
// from the "Try it" page.
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
  const handOver = async () => {
    await ben.press('Transfer');
    await ben.dock.getByRole('textbox', { name: 'Hand the caller to' }).fill('gomes');
    await ben.dock.getByRole('radio', { name: /^Carla Gómez/ }).click();
    await journal.picture('transfer', ben.page);
    await ben.press('Transfer to Carla Gómez');
    await ben.sees('Ringing Carla Gómez');
    await carla.rings();
  };
  await journal.step('the agent hands the caller to a colleague, who is rung, and takes them back', async () => {
    await handOver();
    await journal.picture('transferring', ben.page);
    await ben.press('Take back');
    await ben.sees('You took the caller back.');
    await carla.sees('Ready for a call');
  });
  await hearEachOther(product, ben, mia);
  await journal.step('a colleague who declines gives the caller back, and the card says so', async () => {
    await handOver();
    await carla.press('Decline');
    await ben.sees('Carla Gómez declined. The caller is back with you.');
    await journal.picture('declined', ben.page);
  });
  await hearEachOther(product, ben, mia);
  await journal.step('a colleague who is away cannot be chosen, and Hang up stays in sight', async () => {
    await carla.goOff();
    await ben.press('Transfer');
    await ben.dock.getByRole('radio', { name: /^Carla Gómez.*Not available/, disabled: true }).waitFor();
    await journal.picture('not-available', ben.page);
    await ben.press('Transfer');
    await carla.goAvailable();
  });
  await journal.step('the agent hands the caller over again', handOver);
  await journal.step("the colleague's desk rings with the original number and the reason", async () => {
    await carla.rings();
    await carla.sees(/^\(212\) 555-01\d\d$/);
    await carla.sees('Handed on by a colleague.');
    await carla.press('Answer');
    await carla.sees('Talking');
    await ben.sees('Handed over to Carla Gómez');
    await journal.picture('handed-over', ben.page);
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
