// Callers are screened: a blocked one is not answered, a challenged one gets in with a digit, and the record says why.
import { pageFaults } from '../../tools/page-faults.mjs';
import { agent, caller, person } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ } from './talk.mjs';

/** Where the callers of the "Try it" page call from. */
const PREFIX = '+12125550';

export async function screening(product) {
  const { journal } = product;
  const { page, faults, signIn } = await person(product, 'admin@acme.example');
  const joe = await caller(product, CALLER_HERTZ);
  const carla = await agent(product, AGENT_HERTZ, 'carla@acme.example');
  const lists = page.getByRole('region', { name: 'Numbers' });
  const rules = page.getByRole('region', { name: 'Rules' });
  const trial = page.getByRole('region', { name: 'Try a caller' });
  const row = () => lists.getByRole('listitem').filter({ hasText: PREFIX });
  await journal.step('an administrator blocks all numbers of an area', async () => {
    await signIn();
    await page.goto('/screening');
    await lists.getByLabel('Number', { exact: true }).fill('+1');
    await lists.getByLabel('All numbers that begin like this').check();
    await lists.getByRole('button', { name: 'Block', exact: true }).click();
    await lists.getByText('at least two digits').waitFor();
    await lists.getByLabel('Begins with').fill('+1 (212) 555-0');
    await lists.getByRole('button', { name: 'Block', exact: true }).click();
    await row().waitFor();
  });
  await journal.step('who calls from there is not answered', async () => {
    await joe.ring(/^Menu/);
    await joe.sees('Nobody answered.');
  });
  await journal.step('and is in the list of calls, with the reason', async () => {
    await page.goto('/calls');
    const blocked = page.getByRole('row').filter({ hasText: 'Blocked by screening' }).first();
    await blocked.waitFor();
    const found = await pageFaults(page);
    if (found.length > 0) throw new Error(found.join('\n'));
    await blocked.click();
    await page.getByText('Screened: on the blocked list').waitFor();
    await journal.picture('screening-blocked', page);
  });
  await journal.step('the area is taken off the list, put back by undo, and taken off again', async () => {
    await page.goto('/screening');
    const remove = row().getByRole('button', { name: 'Remove' });
    await remove.click();
    await row().waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await remove.click();
    await row().waitFor({ state: 'detached' });
  });
  await journal.step('a file of numbers is shown before it is taken in, and goes out as a file', async () => {
    const lines = ['number', ...Array.from({ length: 1_200 }, (_, at) => `+1332555${String(at).padStart(4, '0')}`)];
    const text = [...lines, 'nobody', '+13325550000', ''].join('\r\n');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'numbers.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(`\uFEFF${text}`, 'utf16le'),
    });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1,200 numbers found.').waitFor();
    await dialog.getByText('1 line repeats an earlier one.').waitFor();
    await dialog.getByText('left out: line 1202').waitFor();
    await journal.picture('screening-file', page);
    await dialog.getByRole('button', { name: 'Block 1,200 numbers' }).click();
    await page.getByText('1,200 numbers added.').waitFor();
    const saved = page.waitForEvent('download');
    await lists.getByRole('button', { name: 'Save as a file' }).click();
    const stream = await (await saved).createReadStream();
    let file = '';
    for await (const piece of stream) file += piece;
    if (file.split('\n').length !== 1_202) throw new Error(`the file has ${file.split('\n').length} lines`);
  });
  await journal.step('a rule is added, and a trial says what it does', async () => {
    await rules.getByRole('button', { name: 'Beginning of a number' }).click();
    const rule = rules.getByRole('group', { name: 'Beginning of the number' });
    await rule.getByLabel('Points').fill('70');
    await rules.getByRole('button', { name: 'Save' }).click();
    await rules.getByText('Write + and up to seven digits').waitFor();
    await rule.getByRole('textbox', { name: 'Begins with' }).fill('+1');
    await rules.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Applies from the next call.').first().waitFor();
    await trial.getByLabel('Number').fill('(212) 555-0199');
    await trial.getByRole('button', { name: 'Try' }).click();
    await trial.getByText('Must press a digit first').waitFor();
    await trial.getByText('Beginning of the number: 70 points').waitFor();
    await journal.picture('screening-page', page);
  });
  await journal.step('a caller whom it challenges gets in with the right digit', async () => {
    await joe.ring(/^Menu/);
    await joe.hears(/To be connected, press \d/);
    const said = await joe.page
      .getByText(/To be connected, press \d/)
      .first()
      .textContent();
    await joe.presses(/press (\d)/.exec(said)[1]);
    await joe.hears(/Automated assistant of/);
  });
  await journal.step('the agent whom the caller is handed to sees the warning, and says what it was', async () => {
    await carla.signIn();
    await carla.goAvailable();
    await joe.says('I would like to talk to a person, please.');
    await carla.rings();
    await carla.sees('Possible spam, score 70');
    await journal.picture('screening-ring', carla.page);
    await carla.press('Answer');
    await carla.sees('Talking');
    await joe.hangUp();
    await carla.sees('The call has ended');
    await carla.page.keyboard.press('s');
    await carla.page.getByText('Marked as spam.').waitFor();
    await carla.goOff();
    await carla.page.close();
  });
  await journal.step('the call is marked, and the rule goes again', async () => {
    await page.goto('/calls');
    await page.getByRole('img', { name: 'Possible spam, score 70' }).first().waitFor();
    await page.goto('/screening');
    await rules.getByRole('button', { name: 'Remove the rule: begins with +1' }).click();
    await rules.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved. Applies from the next call.').first().waitFor();
  });
  await journal.step(
    'what a caller says is a rule, too: who says it must press a digit in the middle of the call',
    async () => {
      await rules.getByRole('button', { name: 'Words the caller says' }).click();
      const rule = rules.getByRole('group', { name: 'Words the caller says' });
      await rule.getByLabel('Words in a row').fill('car warranty');
      await rule.getByLabel('Points').fill('70');
      await rules.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. Applies from the next call.').first().waitFor();
      await trial.getByLabel('Says first').fill('About your CAR warranty!');
      await trial.getByRole('button', { name: 'Try' }).click();
      await trial.getByText('Words the caller says: 70 points').waitFor();
      await joe.ring(/^Menu/);
      await joe.hears(/Automated assistant of/);
      await joe.says('I am calling about your car warranty.');
      await joe.hears(/To be connected, press \d/);
      await joe.hangUp();
      await page.goto('/calls');
      await page.getByRole('row').filter({ hasText: 'Hung up' }).first().click();
      await page.getByText('Screened by words').waitFor();
      await journal.picture('screening-words', page);
      await page.goto('/screening');
      await rules.getByRole('button', { name: 'Remove the rule: says "car warranty"' }).click();
      await rules.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. Applies from the next call.').first().waitFor();
    },
  );
  const root = await person(product, 'admin@voicecore.example');
  await journal.step('the super admin lists a number for every business, and takes it off again', async () => {
    await root.signIn();
    await root.page.goto('/screening');
    const everyones = root.page.getByRole('region', { name: 'Numbers' });
    await everyones.getByLabel('Number', { exact: true }).fill('+1 212 555 0188');
    await everyones.getByRole('button', { name: 'Block', exact: true }).click();
    await everyones
      .getByRole('listitem')
      .filter({ hasText: /555.0188/ })
      .waitFor();
    await root.page.getByRole('region', { name: 'Rules' }).getByText('No rules: only the lists apply.').waitFor();
    await journal.picture('screening-installation', root.page);
    await trial.getByLabel('Number').fill('(212) 555-0188');
    await trial.getByRole('button', { name: 'Try' }).click();
    await trial.getByText('The number is on the blocked list.').waitFor();
    await everyones.getByRole('button', { name: 'Remove' }).click();
    await everyones.getByRole('listitem').waitFor({ state: 'detached' });
  });
  await journal.step('and no console had anything to complain of', () => {
    const found = [...faults.take(), ...joe.faults.take(), ...carla.faults.take(), ...root.faults.take()];
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
