// The part of a journey in which two people talk, verified by what arrives at each end.
import { hears } from './sound.mjs';

export const CALLER_HERTZ = 450;
export const AGENT_HERTZ = 900;
const BOTH = [CALLER_HERTZ, AGENT_HERTZ];

/** How much louder the other person's tone must be than one's own, dB. */
const APART_DB = 20;
/** A tone below this level is gone, dB of full scale; an audible one is above -40. */
const GONE_DB = -60;
const HEARD_DB = -40;

const callersTone = ({ tones: [own, other] }) => own > HEARD_DB && own - other >= APART_DB;
const agentsTone = ({ tones: [other, own] }) => own > HEARD_DB && own - other >= APART_DB;

/** The caller asks for the extension, and the agent is called. */
export async function callsExtension(caller, person, extension = '101') {
  await caller.ring(/^Streaming/);
  await caller.hears(/How can I help/);
  await caller.presses(extension);
  await person.rings();
}

/** The same, until the two are connected. */
export async function talksTo(caller, person, extension) {
  await callsExtension(caller, person, extension);
  await person.press('Answer');
  await person.sees('Talking');
}

/** Each hears the other, and not themselves. */
export async function hearEachOther({ journal }, person, caller) {
  await journal.step('the agent hears the caller at least 20 dB above an echo', () =>
    hears(person.page, BOTH, callersTone),
  );
  await journal.step('the caller hears the agent at least 20 dB above an echo', () =>
    hears(caller.page, BOTH, agentsTone),
  );
}

export async function muteAndHold({ journal }, person, caller) {
  await journal.step('mute makes the agent vanish from the line', async () => {
    await person.press('Mute');
    await hears(caller.page, BOTH, ({ tones }) => tones[1] < GONE_DB);
  });
  await journal.step('the agent still hears the caller while muted, and is heard again after', async () => {
    await hears(person.page, BOTH, callersTone);
    await person.press('Unmute');
    await hears(caller.page, BOTH, agentsTone);
  });
  await journal.step('hold replaces the agent by music, and takes the caller away from the agent', async () => {
    await person.press('Hold');
    await person.sees('On hold');
    await hears(caller.page, BOTH, ({ tones, loudness }) => tones[1] < GONE_DB && loudness > HEARD_DB);
    await hears(person.page, BOTH, ({ tones }) => tones[0] < GONE_DB);
    await journal.picture('on-hold', person.page);
  });
  await journal.step('resume brings both back', async () => {
    await person.press('Resume');
    await person.sees('Talking');
    await hears(caller.page, BOTH, agentsTone);
    await hears(person.page, BOTH, callersTone);
  });
}

/**
 * One tab holds the line; another tab of the same agent shows the call, and what is pressed there takes effect in the
 * first.
 */
export async function secondTab({ journal }, person, caller) {
  const other = await journal.step('a second tab of the agent shows the same call', async () => {
    const tab = await person.secondTab();
    await tab.sees('The line is in another tab of this browser.');
    await tab.sees('Talking');
    return tab;
  });
  await journal.step('and its buttons act on the line of the first', async () => {
    await other.press('Mute');
    await hears(caller.page, BOTH, ({ tones }) => tones[1] < GONE_DB);
    await other.press('Unmute');
    await hears(caller.page, BOTH, agentsTone);
  });
  await journal.step('the call outlives the tab that held it: the other takes the line', async () => {
    await person.page.close();
    await hears(other.page, BOTH, callersTone);
    await hears(caller.page, BOTH, agentsTone);
  });
  return other;
}
