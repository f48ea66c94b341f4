// One session per browser: new tabs are signed in, signing out ends them all, a password is changed, and a forgotten
// one is replaced through a link that an administrator hands over.
import assert from 'node:assert/strict';
import { administration, agent, caller, demoDesk, person } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, talksTo } from './talk.mjs';

const ADMIN = 'admin@acme.example';
const FIRST = 'opens with the morning light';
const SECOND = 'closes with the evening star';
const THIRD = 'sleeps until the tide is out';

/** Creates a new user with a password, whose password can be changed without side effects. */
async function newcomer(product) {
  const { post } = await administration(product);
  const unique = Date.now().toString().slice(-6);
  const login = { email: `nora${unique}@acme.example`, password: FIRST };
  await post('/agents', { ...login, name: `Nora Newcomer ${unique}`, extension: unique, role: 'agent' });
  return { ...login, name: `Nora Newcomer ${unique}` };
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const atSignIn = (page) => page.waitForURL(/\/sign-in$/);
const signedIn = (page) => page.getByRole('navigation').first().waitFor();

async function signInAs(page, email, password) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

async function openMenu(page) {
  await page.getByRole('button', { name: /^You:/ }).click();
}

async function signOutOf(page) {
  await openMenu(page);
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

async function tabsFollow({ journal }, first) {
  const { page } = first;
  const context = page.context();
  const [second, third] = [await context.newPage(), await context.newPage()];
  journal.watch('second', second);
  journal.watch('third', third);
  await journal.step('a pasted link opens signed in, in as many tabs as are opened at once', async () => {
    await Promise.all([second.goto('/calls?outcome=missed'), third.goto('/people')]);
    await Promise.all([signedIn(second), signedIn(third)]);
    assert.equal(new URL(second.url()).pathname, '/calls');
    assert.equal(new URL(second.url()).search, '?outcome=missed');
  });
  await journal.step('tabs that refresh at the same moment, again and again, stay signed in', async () => {
    for (let round = 0; round < 3; round++) {
      await Promise.all([page.reload(), second.reload(), third.reload()]);
      await Promise.all([page, second, third].map(signedIn));
    }
  });
  await journal.step('signing out in one tab ends the others at once', async () => {
    await signOutOf(second);
    await Promise.all([page, second, third].map(atSignIn));
    await third.reload();
    await third.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
  await journal.step('signing in again in one brings the others along', async () => {
    await first.signIn(third);
    await Promise.all([signedIn(page), signedIn(second)]);
  });
}

async function passwordIsChanged({ journal }, nora, page, elsewhere) {
  await journal.step('the account menu leads to the password, and each fault is told at its field', async () => {
    await openMenu(page);
    await page.getByRole('menuitem', { name: 'Change your password' }).click();
    await page.waitForFunction(() => document.activeElement?.labels?.[0]?.textContent === 'Current password');
    await page.getByLabel('Current password').fill('not the one');
    await page.getByLabel('New password').fill('password1');
    await button(page, 'Change the password').click();
    await page.getByText('This password is among the first that are guessed.').waitFor();
    await journal.picture('password-common', page);
    await page.getByLabel('New password').fill(SECOND);
    await button(page, 'Change the password').click();
    await page.getByText('This is not your current password.').waitFor();
  });
  await journal.step('changed, this browser stays signed in and another one is signed out', async () => {
    await page.getByLabel('Current password').fill(FIRST);
    await button(page, 'Change the password').click();
    await page.getByText('Your password is changed.').first().waitFor();
    await journal.picture('password-changed', page);
    await page.reload();
    await signedIn(page);
    await elsewhere.goto('/calls');
    await atSignIn(elsewhere);
    await signInAs(elsewhere, nora.email, FIRST);
    await elsewhere.getByText('E-mail and password do not match.').waitFor();
    await signInAs(elsewhere, nora.email, SECOND);
    await signedIn(elsewhere);
  });
}

async function passwordIsForgotten({ journal }, nora, page, admin) {
  await journal.step('whoever forgot the password says so, and hears the same as a stranger', async () => {
    await admin.goto('/people');
    await admin.getByRole('button', { name: new RegExp(nora.name) }).waitFor();
    await signOutOf(page);
    await atSignIn(page);
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await button(page, 'Ask for a new password').waitFor();
    await page.getByLabel('E-mail').fill(nora.email);
    await journal.picture('forgot-password', page);
    await button(page, 'Ask for a new password').click();
    await page.getByRole('heading', { name: 'Your request is noted' }).waitFor();
    await journal.picture('forgot-password-asked', page);
  });
  const drawer = admin.getByRole('dialog');
  const makeLink = async () => {
    await drawer.getByRole('button', { name: 'Make a link to set a new password' }).click();
    const field = drawer.getByLabel('Link to set a new password');
    await field.waitFor();
    await journal.picture('password-link', admin);
    const value = await field.inputValue();
    await drawer.getByRole('button', { name: 'Done' }).click();
    assert.match(value, /\/new-password#/);
    return new URL(value);
  };
  const openNora = () => admin.getByRole('button', { name: new RegExp(nora.name) }).click();
  const first = await journal.step(
    'an administrator sees it at once and makes a link, which is shown once',
    async () => {
      await admin.getByText('Forgot the password').first().waitFor();
      await openNora();
      await drawer.getByText(/^Forgot the password: asked/).waitFor();
      await journal.picture('asked-for-password', admin);
      return makeLink();
    },
  );
  const link = await journal.step('and another one, which takes its place', async () => {
    await openNora();
    return makeLink();
  });
  const path = `${link.pathname}${link.hash}`;
  await journal.step('the link sets a new password and signs in', async () => {
    await page.goto(path);
    await page.getByLabel('New password').fill('password1');
    await button(page, 'Set the password and sign in').click();
    await page.getByText('This password is among the first that are guessed.').waitFor();
    await page.getByLabel('New password').fill(THIRD);
    await journal.picture('new-password', page);
    await button(page, 'Set the password and sign in').click();
    await signedIn(page);
  });
  await journal.step('used, replaced or made up, it says so when it is opened, and what to do', async () => {
    await signOutOf(page);
    await atSignIn(page);
    for (const [hash, title, name] of [
      [link.hash, 'This link was used already', 'Back to sign-in'],
      [first.hash, 'There is a newer link', 'Ask for a new link'],
      ['#made-up', 'This link does not work', 'Ask for a new link'],
    ]) {
      await page.goto(`${link.pathname}${hash}`);
      await page.reload();
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByRole('link', { name }).waitFor();
      await journal.picture(`new-password-${title.replaceAll(' ', '-').toLowerCase()}`, page);
    }
    await signInAs(page, nora.email, THIRD);
    await signedIn(page);
  });
}

/** Two demo desks exist beside the browser's own session, each signed in separately. */
async function desksStandApart(product, first) {
  const { journal } = product;
  const beside = { page: first.page, faults: first.faults };
  const ana = await demoDesk(product, AGENT_HERTZ, /^Ana/, beside);
  const ben = await demoDesk(product, AGENT_HERTZ, /^Ben Carter/, beside);
  await journal.step('two demo desks stand side by side with it, and each keeps its own', async () => {
    await ana.open();
    await ben.open();
    await Promise.all([ana.page.reload(), ben.page.reload(), first.page.reload()]);
    await ana.page.getByRole('button', { name: /^You:.*Ana/ }).waitFor();
    await ben.page.getByRole('button', { name: /^You:.*Ben/ }).waitFor();
    await signOutOf(first.page);
    await atSignIn(first.page);
    await ben.sees('Ready for a call');
    await ana.page.reload();
    await ana.sees('Ready for a call');
    await ben.goOff();
  });
  return ana;
}

async function callAsks(product, ana) {
  const { journal } = product;
  const mia = await caller(product, CALLER_HERTZ);
  await journal.step('signing out in a call asks, and staying goes on with the call', async () => {
    await talksTo(mia, ana);
    await signOutOf(ana.page);
    const question = ana.page.getByRole('dialog', { name: 'Sign out in a call?' });
    await question.waitFor();
    await journal.picture('sign-out-in-call', ana.page);
    await button(question, 'Stay in the call').click();
    await ana.sees('Talking');
    await ana.press('Hang up');
    await ana.sees('Ready for a call');
    await signOutOf(ana.page);
    await atSignIn(ana.page);
  });
}

export async function sessions(product) {
  const { journal } = product;
  const nora = await newcomer(product);
  const logins = [...product.logins, nora];
  const first = await person({ ...product, logins }, nora.email);
  const other = await person({ ...product, logins }, nora.email);
  const admin = await agent(product, AGENT_HERTZ, ADMIN);
  await journal.step('somebody signs in, in two browsers', async () => {
    await first.signIn();
    await other.signIn();
    await admin.signIn();
  });
  await tabsFollow(product, first);
  await passwordIsChanged(product, nora, first.page, other.page);
  await passwordIsForgotten(product, nora, first.page, admin.page);
  const ana = await desksStandApart(product, first);
  await callAsks(product, ana);
  // A rejection is a normal response; the browser reports it on its console.
  const answers = /status of (400|401)/;
  const faults = [...first.faults.take(), ...other.faults.take(), ...admin.faults.take()];
  assert.deepEqual(
    faults.filter((line) => !answers.test(line)),
    [],
  );
}
