// What a business teaches its receptionist: a pasted text, and the answer to a question that a caller asked in vain.
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

/** A question that the demo business cannot answer. */
const QUESTION = 'Do you repair grandfather clocks?';
/** How the rules rephrase a question that the business writes down, and the same question as a caller asks it. */
const PARASOL = { en: 'Is it possible to borrow a parasol?', es: '¿Está permitido tomar prestada una sombrilla?' };
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
  await journal.step(
    'other ways to ask are proposed, one is discarded, put back and reworded, the rest approved',
    async () => {
      await button('Add an entry').click();
      const fields = (language) => page.getByRole('group', { name: language });
      await fields('English').getByLabel('Question').fill('Can I borrow a parasol?');
      await fields('English').getByLabel('Answer').fill('Yes, at the front desk.');
      await fields('Spanish').getByLabel('Question').fill('¿Puedo tomar prestada una sombrilla?');
      await fields('Spanish').getByLabel('Answer').fill('Sí, en la recepción.');
      await button('Save').click();
      await page.getByText('Open it again to see other ways').waitFor();
      await page.getByText('Yes, at the front desk.').click();
      await button(`Discard “${PARASOL.en}”`).click();
      await page.getByText('Discarded. It is not proposed again.').waitFor();
      await button('Undo').click();
      await button(`Edit “${PARASOL.en}”`).press('Enter');
      await page.getByLabel('As callers would say it').fill('I forgot my sunshade, got one');
      await journal.picture('proposed-ways', page);
      await page.getByLabel('As callers would say it').press('Enter');
      await page.getByText('Callers who ask this way are understood.').first().waitFor();
      await button(/^Approve (it|all)/).click();
      await page.getByText('Nothing waits for you here.').waitFor();
      const ways = await fields('Spanish').getByLabel('Other ways to ask').inputValue();
      if (!ways.includes(PARASOL.es)) throw new Error(`The approved way is not among those of the entry: ${ways}`);
      await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    },
  );
  await journal.step('a caller who asks that way is understood', async () => {
    await page.getByLabel('What would a caller ask?').fill('I forgot my sunshade, got one');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('It would answer this').waitFor();
    await page.getByRole('complementary').getByText('Yes, at the front desk.').waitFor();
  });
  await journal.step('an entry that says otherwise is marked, with a link to the other', async () => {
    await button('Add an entry').click();
    const fields = (language) => page.getByRole('group', { name: language });
    await fields('English').getByLabel('Question').fill('Can I borrow a parasol?');
    await fields('English').getByLabel('Answer').fill('No, we lend none.');
    await fields('Spanish').getByLabel('Question').fill('¿Puedo tomar prestada una sombrilla?');
    await fields('Spanish').getByLabel('Answer').fill('No, no prestamos.');
    await button('Save').click();
    await page.getByText('contradicts another').first().waitFor();
    await page.getByText('No, we lend none.').click();
    await page.getByText('Callers may hear something else for the same question').waitFor();
    await journal.picture('contradiction', page);
    await page.getByRole('dialog').getByRole('link', { name: 'Can I borrow a parasol?' }).click();
    await page.getByRole('dialog').getByText('Yes, at the front desk.').waitFor();
    await button('Delete', { exact: true }).click();
    await page.getByText('The entry was deleted.').waitFor();
    await page.getByText('contradicts another').first().waitFor({ state: 'detached' });
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
