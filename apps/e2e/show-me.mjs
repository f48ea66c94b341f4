// From the address in the box of `npm start` to a conversation between two people: two clicks, in one window, without
// an account.
import { faultsAllRound } from '../../tools/page-faults.mjs';
import { caller } from './people.mjs';
import { AGENT_HERTZ } from './talk.mjs';

export async function showMe(product) {
  const { journal } = product;
  const { page, faults } = await caller(product, AGENT_HERTZ);
  const desk = page.frameLocator('iframe');
  await journal.step('the first click puts a desk beside the phone, which rings by itself with sound', async () => {
    await page.goto('/try');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await journal.picture('show-me-first', page);
    await page.getByRole('button', { name: 'Show me' }).click();
    await page
      .getByText(/How can I help/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Mute the receptionist' }).waitFor();
  });
  await journal.step('the receptionist answers what is asked, and the desk rings', async () => {
    await page
      .getByText(/Monday to Friday/)
      .first()
      .waitFor();
    await desk.getByRole('button', { name: 'Answer', exact: true }).first().waitFor();
    await journal.picture('show-me-rings', page);
  });
  await journal.step('the second click answers, and two people talk', async () => {
    await desk.getByRole('button', { name: 'Answer', exact: true }).first().click();
    await page.getByText('Connected to a person').waitFor();
    await desk.getByText('Talking').first().waitFor();
    await page.getByText('Hello! Thank you for taking my call.').waitFor();
    await journal.picture('show-me-talks', page);
  });
  await journal.step('back on the steps nothing is left on the line', async () => {
    await page.getByRole('button', { name: 'Step by step' }).click();
    await page.getByRole('button', { name: 'Show me' }).waitFor();
    const found = [...(await faultsAllRound(page)), ...faults.take()];
    if (found.length > 0) throw new Error(found.join('\n'));
  });
}
