import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { asksForHuman } from './human';
import { wantsHuman } from './human-wish';
import { understand } from './understand';
import type { Directory } from './understood';

/* Sentences that are neither in the training data nor in the committed sets. */

describe('wanting a human being, known by rules and by what was learned', () => {
  it.each([
    'ma’am, is there any way I can speak with one of the folks in the building',
    'ugh, computers. Let me get a live person',
    'my question is odd, I want to put it to a person',
    "I'm not about to spell all that for a robot, get me an agent",
    'would there be an actual human I might talk to this afternoon',
    'pass me along to whoever is working the phones',
    'I need to speak with a manager about how I was treated',
    'representative. representative. no. representative',
    'get your supervisor on the line',
    "before I pay anything I'd like to speak with somebody",
    "can't I just talk to a person about my policy",
    'please let a real person deal with this call',
    'quiero que me conteste alguien de ahí, no la grabadora',
    'mire, no le hallo a esto, mejor páseme con una persona',
    'me comunica con algún empleado, si me hace el favor',
    'prefiero platicarlo con una persona',
    'qué hago para que me conteste un humano',
    'oiga, yo con aparatos no hablo, páseme a alguien',
    'necesito que una persona me atienda ahora',
    'me pone al habla con el encargado',
    'quisiera hablar con algún asesor de su empresa',
    'un agente de verdad, ándele',
    'ay no, pásame con otra persona',
    'hable alguien, por favor',
  ])('heard: %s', (text) => expect(wantsHuman(text)).toBe(true));

  it.each([
    '¿puede recogerlo otra persona?',
    'can another person pick it up',
    'a woman from your office phoned me about the carpet, what is the total',
    'how many agents does the branch in Dallas have',
    'I need a technician to come out on Wednesday',
    'can I bring somebody along to the fitting',
    'please have somebody phone me after lunch',
    'transfer two hundred dollars to my checking account',
    'my landlord said a person has to be home for the plumber',
    'do I talk to the dentist before the x-rays',
    'is the forklift operator certificate good in Texas',
    "you're not answering what I asked",
    'una muchacha me vendió el boleto, se puede cambiar',
    'cuántos asesores trabajan los domingos',
    'que me marque alguien en la noche, por favor',
    'puede recoger las llaves otra persona',
    'me manda un técnico el miércoles',
    'quiero pasar mi cita al lunes',
    'el curso de operador de grúa cuánto dura',
    'mi esposo platicó con un vendedor, cuál es el precio final',
    'no me está contestando lo que le pregunté',
    'hay que llevar a alguien a la prueba',
  ])('let be: %s', (text) => expect(wantsHuman(text)).toBe(false));

  it('takes back a yes of the rules to people who are only spoken of', () => {
    const text = 'can you send somebody to look at the furnace';
    expect([asksForHuman(text), wantsHuman(text)]).toEqual([true, false]);
  });

  it('hears what the rules have not thought of', () => {
    const text = 'find me a pair of human ears';
    expect([asksForHuman(text), wantsHuman(text)]).toEqual([false, true]);
  });
});

describe('what comes before a human being', () => {
  const directory: Directory = {
    departments: [{ id: 'billing' as DepartmentId, names: { en: 'Billing', es: 'Facturación' } }],
    agents: [{ id: 'ines' as AgentId, name: 'Inés Barrera', extension: '412', departmentIds: [] }],
  };
  it.each([
    ['person', 'no robots, let me speak with Inés Barrera'],
    ['department', 'I want to talk to a person in billing'],
    ['extension', 'no robots, extension 412'],
    ['emergency', "somebody help, a man here can't breathe"],
    ['message', "I'd like to leave a message for whoever is in charge"],
    ['robot', 'are you an actual person'],
    ['greeting', 'hello? is anyone there?'],
    ['thanks', 'thank you sir'],
    ['person', 'can I speak with Ludovico'],
    ['human', 'can I speak with someone'],
  ])('%s: %s', (kind, text) => expect(understand(text, directory, 'en').kind).toBe(kind));
});
