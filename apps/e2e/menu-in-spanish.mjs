// The fallback without a model: the menu receptionist, in Spanish, until a person is reached.
import { agent, caller } from './people.mjs';
import { AGENT_HERTZ, CALLER_HERTZ, hearEachOther } from './talk.mjs';

export async function menuInSpanish(product) {
  const { journal } = product;
  const carla = await agent(product, AGENT_HERTZ, 'carla@acme.example');
  const luz = await caller(product, CALLER_HERTZ, 'es-US');
  await journal.step('an agent signs in and goes available', async () => {
    await carla.signIn();
    await carla.goAvailable();
  });
  await journal.step('a caller rings the menu number and is greeted in both languages', async () => {
    await luz.ring(/^Menú/);
    await luz.hears(/para español, marque el dos/);
    await luz.hears(/How can I help/);
  });
  await journal.step('a question in Spanish is answered in Spanish', async () => {
    await luz.says('¿Cuál es su horario de atención?');
    await luz.hears(/lunes a viernes/);
    await journal.picture('menu-in-spanish', luz.page);
  });
  await journal.step('asking for a person rings the desk, in Spanish', async () => {
    await luz.says('Quiero hablar con una persona, por favor.');
    await carla.rings();
    await carla.sees('Spanish');
    await carla.sees('Quiero hablar con una persona, por favor.');
  });
  await journal.step('the agent answers with a click', async () => {
    await carla.press('Answer');
    await carla.sees('Talking');
  });
  await hearEachOther(product, carla, luz);
  await journal.step('the caller hangs up and the agent is free again', async () => {
    await luz.hangUp();
    await carla.sees('The call has ended');
    await carla.sees('Available');
    await carla.goOff();
  });
  await journal.step('and no console had anything to complain of', () => {
    const faults = [...carla.faults.take(), ...luz.faults.take()];
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
}
