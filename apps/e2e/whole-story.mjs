// The story of the first paragraph: answered by the receptionist, helped from the business's knowledge, handed to a
// person who sees who is calling and why, both voices heard.
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, hearEachOther, muteAndHold } from './talk.mjs';

export async function wholeStory(product) {
  const { journal } = product;
  const ben = await agent(product, AGENT_HERTZ, 'ana@acme.example');
  const mia = await caller(product, CALLER_HERTZ);
  await journal.step('an agent signs in', () => ben.signIn());
  await journal.step('and goes available: microphone and ringer are tested', () => ben.goAvailable());
  await journal.step('a caller rings the business', () => mia.ring(/^Streaming/));
  await journal.step('and is greeted by the automated assistant', () =>
    mia.hears(/automated assistant of Acme Dental/),
  );
  await journal.step('who asks how it can help', () => mia.hears(/How can I help you/));
  await journal.step('a question that the business knows is answered', async () => {
    await mia.says('What are your opening hours?');
    await mia.hears(/Monday to Friday/);
  });
  await journal.step('asking for a person rings the desk, with number, reason and what was said', async () => {
    await journal.picture('caller-with-receptionist', mia.page);
    await mia.says('I would like to talk to a person, please.');
    await ben.dock.getByRole('region', { name: 'Incoming call' }).waitFor();
    await ben.sees(/^\(212\) 555-01\d\d$/);
    await ben.sees('Asked for a person.');
    await ben.sees('I would like to talk to a person, please.');
    await journal.picture('offered', ben.page);
  });
  await journal.step('one key answers', async () => {
    await ben.page.keyboard.press('F2');
    await ben.sees('Talking');
  });
  await hearEachOther(product, ben, mia);
  await journal.picture('talking', ben.page);
  await journal.picture('caller-with-agent', mia.page);
  await muteAndHold(product, ben, mia);
  await journal.step('after a reload the line dials back into the call within 5 s', async () => {
    await ben.page.reload();
    const loaded = Date.now();
    await ben.sees('Talking');
    const took = Date.now() - loaded;
    if (took > 5_000) throw new Error(`it took ${took} ms`);
  });
  await hearEachOther(product, ben, mia);
  await journal.step('hanging up ends the call for both', async () => {
    await ben.press('Hang up');
    await ben.sees('You hung up');
    await mia.sees('The call has ended.');
    await journal.picture('ended', ben.page);
  });
  await journal.step('and the agent is available again', () => ben.sees('Available'));
  await journal.step("the call's page tells the story", async () => {
    await ben.dock.getByRole('link', { name: "Open the call's page" }).click();
    await ben.page.getByRole('main').getByText('What are your opening hours?').first().waitFor();
    await ben.page
      .getByRole('main')
      .getByText(/Monday to Friday/)
      .first()
      .waitFor();
    await journal.picture('call-page', ben.page);
  });
  await journal.step('and no console had anything to complain of', () => {
    const faults = [...ben.faults.take(), ...mia.faults.take()];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
}
