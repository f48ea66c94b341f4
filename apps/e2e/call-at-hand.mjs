// A call handled by keyboard on a desktop, and by touch on a phone.
import { isAtHand, SCREENS } from './dock-wins.mjs';
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, callsExtension } from './talk.mjs';

const [DESK, , TELEPHONE] = SCREENS;

export async function callAtHand(product) {
  const { journal } = product;
  const ana = await agent(product, AGENT_HERTZ, 'ana@acme.example');
  const mia = await caller(product, CALLER_HERTZ);
  const { page, dock } = ana;
  const button = (name) => dock.getByRole('button', { name, exact: true });
  await journal.step('an agent is available and edits something', async () => {
    await ana.signIn();
    await ana.goAvailable();
    await page.goto('/knowledge?entry=new');
    await page.getByRole('dialog').getByLabel('Question').first().fill('Is there parking');
  });
  await journal.step('a call rings beside the open drawer', async () => {
    await callsExtension(mia, ana);
    await isAtHand(page, 'Answer');
    await journal.picture('offered-beside-drawer', page);
  });
  await journal.step('answered by a click, the focus is on the call and what was typed is there', async () => {
    await ana.press('Answer');
    await ana.sees('Talking');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Call');
    const typed = await page.getByRole('dialog').getByLabel('Question').first().inputValue();
    if (typed !== 'Is there parking') throw new Error(`the field says "${typed}"`);
  });
  await journal.step('a letter mutes, holds, opens the keypad and the transfer list', async () => {
    await page.keyboard.press('m');
    await button('Unmute').waitFor();
    await page.keyboard.press('m');
    await button('Mute').waitFor();
    await page.keyboard.press('h');
    await ana.sees('On hold');
    await page.keyboard.press('h');
    await ana.sees('Talking');
    await page.keyboard.press('k');
    await dock.getByRole('group', { name: 'Keypad' }).waitFor();
    await page.keyboard.press('5');
    await page.keyboard.press('t');
    await isAtHand(page, 'Hang up');
    await journal.picture('transfer-list', page);
    await page.keyboard.press('t');
  });
  await journal.step('a button that says what it does next is not "pressed" as well', async () => {
    for (const name of ['Mute', 'Hold']) {
      if ((await button(name).getAttribute('aria-pressed')) !== null) throw new Error(`"${name}" has aria-pressed`);
    }
  });
  await journal.step('the same letter in a field is a letter', async () => {
    const field = page.getByRole('dialog').getByLabel('Question').first();
    await field.press('End');
    await field.press('m');
    if ((await field.inputValue()) !== 'Is there parkingm') throw new Error(await field.inputValue());
    await button('Mute').waitFor();
  });
  await journal.step('the second key of "g h" goes home and holds nobody', async () => {
    await page.goto('/calls');
    await ana.sees('Talking');
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await button('Hold').waitFor();
  });
  await journal.step('the help lists the keys of the call', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Mute or unmute in a call').waitFor();
    await page.keyboard.press('Escape');
  });
  await journal.step('on a telephone each page has the call in one line, above the navigation', async () => {
    await page.setViewportSize(TELEPHONE);
    for (const path of ['/calls', '/knowledge?entry=new', '/settings']) {
      await page.goto(path);
      const bar = page.getByRole('region', { name: 'Call', exact: true }).filter({ visible: true });
      await bar.getByText(/^\(212\) 555-01\d\d$/).waitFor();
      await bar.getByText(/Talking · \d+:\d\d/).waitFor();
      await isAtHand(page, 'Mute');
      await isAtHand(page, 'Hang up');
      const { height, y } = await bar.boundingBox();
      const navigation = await page.getByRole('navigation').boundingBox();
      if (height !== 48 || y + height > navigation.y)
        throw new Error(`${y} + ${height}, the navigation at ${navigation.y}`);
    }
    await journal.picture('call-bar', page);
  });
  await journal.step('it mutes and it ends the call there', async () => {
    const bar = page.getByRole('region', { name: 'Call', exact: true }).filter({ visible: true });
    await bar.getByRole('button', { name: 'Mute' }).click();
    await bar.getByRole('button', { name: 'Unmute' }).click();
    await bar.getByRole('button', { name: 'Hang up' }).click();
    await mia.sees('The call has ended.');
    await bar.waitFor({ state: 'detached' });
  });
  await journal.step('Ctrl+Shift+E ends a call too', async () => {
    await page.setViewportSize(DESK);
    await callsExtension(mia, ana);
    await page.keyboard.press('F2');
    await ana.sees('Talking');
    await page.keyboard.press('Control+Shift+E');
    await ana.sees('You hung up');
  });
  await journal.step('at the end the agent goes off, and no console had anything to complain of', async () => {
    await ana.goOff();
    const faults = [...ana.faults.take(), ...mia.faults.take()];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
}
