// What a business tells its receptionist: a pasted text, and the answer to what a caller asked in vain.
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

/** Nothing that the demo business knows. */
const QUESTION = 'Do you repair grandfather clocks?';
const TEXT = 'Where do I leave my umbrella?\nIn the stand beside the door.\n\nDo you do teeth whitening?\nYes.';

export async function knowledge(product) {
  const { journal } = product;
  const admin = await agent(product, AGENT_HERTZ, 'admin@acme.example');
  const { page } = admin;
  const button = (name) => page.getByRole('button', { name });
  await journal.step('the administrator pastes a text and sees what was found', async () => {
    await admin.signIn();
    await page.goto('/knowledge');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByLabel('Questions and answers', { exact: true }).fill(TEXT);
    await button('Read it').click();
    await page.getByText('this question is there already').waitFor();
    await journal.picture('import-preview', page);
  });
  await journal.step('the other language is written and the entry published', async () => {
    await button('Edit “Where do I leave my umbrella?”').click();
    const spanish = page.getByRole('group', { name: 'Spanish' });
    await spanish.getByLabel('Question').fill('¿Dónde dejo mi paraguas?');
    await spanish.getByLabel('Answer').fill('En el paragüero, junto a la puerta.');
    await button('Publish 1 entry').click();
    await page.getByText('1 entry is in.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('In the stand beside the door.').waitFor();
  });
  await journal.step('a caller asks what nobody has written down', async () => {
    const paul = await caller(product, CALLER_HERTZ);
    await paul.ring(/^Menu/);
    await paul.hears(/How can I help/);
    await paul.says(QUESTION);
    await paul.hears(/./);
    await page.goto('/knowledge?show=unanswered');
    await page.waitForFunction(
      (words) => document.body.innerText.includes(words) || (location.reload(), false),
      QUESTION,
      { polling: 2_000 },
    );
    await journal.picture('found-nothing', page);
    await paul.hangUp();
  });
  await journal.step('the administrator answers it for the next caller', async () => {
    await button(`Answer this: ${QUESTION}`).click();
    const fields = (language) => page.getByRole('group', { name: language });
    await fields('English').getByLabel('Answer').fill('Yes, on Mondays.');
    await fields('Spanish').getByLabel('Question').fill('¿Reparan relojes de pie?');
    await fields('Spanish').getByLabel('Answer').fill('Sí, los lunes.');
    await button('Save').click();
    await page.getByText('Every question found an answer').waitFor();
    await page.goto('/knowledge');
    await page.getByText('Yes, on Mondays.').waitFor();
  });
}
