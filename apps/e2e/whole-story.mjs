// The journey described in the first paragraph: answered by the receptionist, helped from the business's knowledge, and
// transferred to a person who sees who is calling and why, with audio in both directions.
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, hearEachOther, muteAndHold, secondTab } from './talk.mjs';

export async function wholeStory(product) {
  const { journal } = product;
  const ana = await agent(product, AGENT_HERTZ, 'ana@acme.example');
  const mia = await caller(product, CALLER_HERTZ);
  await journal.step('an agent signs in', () => ana.signIn());
  await journal.step('and goes available: microphone and ringer are tested', () => ana.goAvailable());
  await journal.step('a caller rings the business', () => mia.ring(/^Streaming/));
  await journal.step('and is greeted by the automated assistant', () =>
    mia.hears(/Automated assistant of Acme Dental/),
  );
  await journal.step('who asks how it can help', () => mia.hears(/How can I help/));
  await journal.step('a question that the business knows is answered', async () => {
    await mia.says('What are your opening hours?');
    await mia.hears(/Monday to Friday/);
  });
  await journal.step('asking for a person rings the desk, with number, reason and what was said', async () => {
    await journal.picture('caller-with-receptionist', mia.page);
    await mia.says('I would like to talk to a person, please.');
    await ana.rings();
    await ana.sees(/^\(212\) 555-01\d\d$/);
    await ana.sees('Asked for a person.');
    await ana.sees('I would like to talk to a person, please.');
    await journal.picture('offered', ana.page);
  });
  await journal.step('one key answers', async () => {
    await ana.page.keyboard.press('F2');
    await ana.sees('Talking');
  });
  await hearEachOther(product, ana, mia);
  await journal.picture('talking', ana.page);
  await journal.picture('caller-with-agent', mia.page);
  await muteAndHold(product, ana, mia);
  await journal.step('after a reload the line dials back into the call within 5 s', async () => {
    await ana.page.reload();
    const loaded = Date.now();
    await ana.sees('Talking');
    const took = Date.now() - loaded;
    if (took > 5_000) throw new Error(`it took ${took} ms`);
  });
  await hearEachOther(product, ana, mia);
  const stays = await secondTab(product, ana, mia);
  await journal.step('hanging up ends the call for both', async () => {
    await stays.press('Hang up');
    await stays.sees('You hung up');
    await mia.sees('The call has ended.');
    await journal.picture('ended', stays.page);
  });
  await journal.step('and the agent is available again', () => stays.sees('Available'));
  await journal.step("the call's page tells the story", async () => {
    await stays.dock.getByRole('link', { name: "Open the call's page" }).click();
    await stays.page.getByRole('main').getByText('What are your opening hours?').first().waitFor();
    await stays.page
      .getByRole('main')
      .getByText(/Monday to Friday/)
      .first()
      .waitFor();
    await journal.picture('call-page', stays.page);
  });
  await journal.step('at the end of the day the agent goes off', () => stays.goOff());
  await journal.step('and no console had anything to complain of', () => {
    const faults = [...ana.faults.take(), ...mia.faults.take()];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
}
