import type { AgentId, DepartmentId, Language } from '@voicecore/domain/kernel';
import { plainRequest } from './plain-request';
import { questionsIn, understand } from './understand';
import type { Directory, Kind, TurnContext } from './understood';

const department = (id: string, en: string, es: string) => ({ id: id as DepartmentId, names: { en, es } });
const agent = (id: string, name: string, extension: string) => ({
  id: id as AgentId,
  name,
  extension,
  departmentIds: [],
});

const directory: Directory = {
  departments: [department('front', 'Front Desk', 'Recepción'), department('billing', 'Billing', 'Facturación')],
  agents: [
    agent('ana', 'Ana Torres', '101'),
    agent('ben', 'Ben Carter', '102'),
    agent('carla', 'Carla Núñez', '103'),
    agent('maria1', 'María López', '210'),
    agent('maria2', 'María Jiménez', '2211'),
    agent('hope', 'Dr. Stephen Hughes', '077'),
  ],
};

const of = (text: string, language: Language = 'en', context: TurnContext = {}) =>
  understand(text, directory, language, context);
const kindOf = (text: string, language: Language = 'en', context: TurnContext = {}): Kind =>
  of(text, language, context).kind;

describe('somebody of a department', () => {
  it.each<[Language, string, string]>([
    ['en', 'Could I speak to somebody in billing, please?', 'billing'],
    ['en', 'I would like to talk to a person from the billing department', 'billing'],
    ['en', 'can you put me through to someone at the front desk', 'front'],
    ['es', 'Quisiera hablar con alguien de facturación, por favor.', 'billing'],
    ['es', 'páseme con una persona de la recepción', 'front'],
  ])('%s: %s', (language, text, id) => {
    expect(of(text, language)).toMatchObject({ kind: 'department', target: { kind: 'department', id } });
  });
});

describe('what one turn means', () => {
  it.each<[Kind, string]>([
    ['silent', ''],
    ['silent', '   '],
    ['unintelligible', 'uh um'],
    ['unintelligible', '[inaudible]'],
    ['unintelligible', 'mmm'],
    ['unintelligible', '...'],
    ['unintelligible', 'hmpf grr'],
    ['greeting', 'Hello'],
    ['greeting', 'hi good morning'],
    ['greeting', 'Hi there, how are you?'],
    ['thanks', 'thank you'],
    ['thanks', 'okay thanks a lot'],
    ['thanks', 'great, thank you so much'],
    ['affirm', 'yes'],
    ['affirm', 'okay great'],
    ['affirm', 'yes please'],
    ['farewell', 'goodbye'],
    ['farewell', 'Thanks, bye!'],
    ['farewell', "no, that's all, thank you"],
    ['farewell', 'no thanks'],
    ['farewell', "that's everything"],
    ['farewell', 'have a nice day'],
    ['deny', 'no'],
    ['deny', "no, that's not what I asked"],
    ['deny', "That's wrong"],
    ['deny', "that didn't help"],
    ['deny', "You're not listening to me"],
    ['repeat', 'Could you repeat that, please?'],
    ['repeat', 'say that again'],
    ['repeat', 'What did you say?'],
    ['repeat', 'pardon?'],
    ['repeat', "sorry, I didn't catch that"],
    ['greeting', 'hello? is anyone there?'],
    ['greeting', 'can you hear me'],
    ['greeting', 'help'],
    ['greeting', 'wait, please'],
    ['human', 'please connect me'],
    ['human', 'operator'],
    ['human', 'I want to speak to a human'],
    ['human', 'can I talk to someone please'],
    ['human', 'representative'],
    ['human', 'let me speak with the manager'],
    ['human', 'give me a real person'],
    ['human', 'I need to speak with somebody about my bill'],
    ['human', 'can you connect me with an agent'],
    ['robot', 'Are you a robot?'],
    ['robot', 'am I talking to a real person'],
    ['robot', 'is this a recording?'],
    ['robot', 'are you human'],
    ['message', "I'd like to leave a message"],
    ['message', 'can you take a message for Ben?'],
    ['message', 'could you have somebody call me back about it please'],
    ['message', 'can someone please call me back'],
    ['message', 'I just need a callback when you get a chance'],
    ['language', 'Spanish please'],
    ['language', 'do you speak Spanish?'],
    ['language', '¿habla español?'],
    ['emergency', "my husband can't breathe"],
    ['request', 'What are your opening hours?'],
    ['request', 'can someone see me right away?'],
    ['request', 'I have a question about prices'],
    ['request', 'do you speak with insurance companies?'],
    ['request', 'can I talk to you about prices'],
    ['request', 'how much is three hundred dollars off'],
    ['request', 'Is Doctor Hughes a pediatric dentist?'],
    ['request', 'What is the address of the billing department?'],
    ['request', 'are you open on Saturday'],
    ['request', 'no appointment today, can I walk in'],
  ])('en: %s <- %s', (kind, text) => expect(kindOf(text)).toBe(kind));

  it.each<[Kind, string]>([
    ['unintelligible', 'eh... este...'],
    ['greeting', 'Hola'],
    ['greeting', 'hola, buenas tardes'],
    ['greeting', '¿Bueno? buenos días'],
    ['thanks', 'muchas gracias'],
    ['thanks', 'perfecto, gracias'],
    ['affirm', 'sí'],
    ['affirm', 'sí, claro'],
    ['affirm', 'está bien'],
    ['farewell', 'adiós'],
    ['farewell', 'gracias, hasta luego'],
    ['farewell', 'no, gracias, es todo'],
    ['farewell', 'no, eso es todo'],
    ['farewell', 'que tenga buen día'],
    ['deny', 'no'],
    ['deny', 'no, eso no es lo que pregunté'],
    ['deny', 'eso no me sirve'],
    ['deny', 'no me entiende'],
    ['repeat', '¿me lo puede repetir?'],
    ['repeat', '¿Cómo dijo?'],
    ['repeat', 'otra vez, por favor'],
    ['repeat', 'no le escuché bien'],
    ['repeat', '¿mande?'],
    ['greeting', '¿hay alguien ahí?'],
    ['greeting', 'un momento, por favor'],
    ['human', 'quiero que me comuniquen'],
    ['human', 'quiero hablar con una persona'],
    ['human', 'operadora'],
    ['human', 'páseme con alguien por favor'],
    ['human', 'necesito un representante'],
    ['human', '¿me comunica con un agente?'],
    ['human', 'con una persona real'],
    ['robot', '¿Es usted un robot?'],
    ['robot', '¿estoy hablando con una máquina?'],
    ['robot', '¿eres una persona?'],
    ['message', 'quiero dejar un mensaje'],
    ['message', '¿puedo dejarle un recado?'],
    ['message', 'que me llame alguien por favor'],
    ['message', '¿me pueden devolver la llamada más tarde?'],
    ['message', 'déjele recado a Carla de que voy a llegar tarde'],
    ['language', 'inglés, por favor'],
    ['language', 'do you speak English?'],
    ['emergency', 'mi papá no puede respirar'],
    ['request', '¿A qué hora abren?'],
    ['request', 'quiero hablar de mi cita'],
    ['request', '¿me pueden atender hoy?'],
    ['request', '¿La doctora Torres atiende niños?'],
    ['request', 'no tengo cita, ¿puedo ir?'],
    ['request', 'quisiera una limpieza'],
  ])('es: %s <- %s', (kind, text) => expect(kindOf(text, 'es')).toBe(kind));

  it.each([
    ['Can I speak with Ana?', 'ana'],
    ['ana torres please', 'ana'],
    ['Carla Nunes', 'carla'],
    ["I'd like to talk to Karla Nuñez about my bill", 'carla'],
    ['is Ben there?', 'ben'],
    ['with Carla please', 'carla'],
    ['can you give me Ben', 'ben'],
    ["I'm looking for Ben Karter", 'ben'],
    ['connect me to doctor Hughes', 'hope'],
    ['transfer me to Steven Hughes please', 'hope'],
    ['put me through to Maria Lopes', 'maria1'],
    ['María Ximénez', 'maria2'],
    ['hello, could you connect me with my dentist Ana Torres if she is in', 'ana'],
    ['Quiero hablar con Ana Tores', 'ana'],
    ['¿está Carla?', 'carla'],
    ['páseme con el doctor Stephen', 'hope'],
    ['buenas, me comunica con la señora Carla Núñez, por favor', 'carla'],
  ])('person: %s', (text, id) => expect(of(text)).toMatchObject({ kind: 'person', target: { kind: 'agent', id } }));

  it.each([
    ['billing', 'billing'],
    ['Billing department please', 'billing'],
    ['the front desk', 'front'],
    ['connect me with the front desk', 'front'],
    ['I need to speak to billing about an invoice', 'billing'],
    ['can you put me through to biling', 'billing'],
    ['facturación, por favor', 'billing'],
    ['quiero hablar con el departamento de facturacion', 'billing'],
    ['páseme a recepción', 'front'],
    ['con facturación', 'billing'],
    ['no, I want billing', 'billing'],
    ['I said billing', 'billing'],
  ])('department: %s', (text, id) =>
    expect(of(text)).toMatchObject({ kind: 'department', target: { kind: 'department', id } }),
  );

  it.each(['Can I talk to María?', '¿está María?', 'maria'])('two fit, nobody is chosen: %s', (text) => {
    const understood = of(text);
    expect(understood).toMatchObject({ kind: 'person' });
    expect(understood.target).toBeUndefined();
    expect(understood.candidates).toHaveLength(2);
  });

  it.each([
    'Can I speak with Roberto?',
    'transfer me to Ana Gómez',
    'páseme con María Pérez',
    'I want to speak with Ada',
  ])('a name that nobody has reaches nobody: %s', (text) => {
    expect(of(text).kind).toBe('person');
    expect(of(text).target).toBeUndefined();
  });

  it.each([
    ['extension 101', '101', 'ana'],
    ['101', '101', 'ana'],
    ['1 0 2', '102', 'ben'],
    ['extension one oh three please', '103', 'carla'],
    ['ext. one hundred and three', '103', 'carla'],
    ['can you dial one zero one', '101', 'ana'],
    ['two ten', '210', 'maria1'],
    ['extension twenty two eleven', '2211', 'maria2'],
    ['extension double two double one', '2211', 'maria2'],
    ['zero seven seven', '077', 'hope'],
    ['extensión ciento uno', '101', 'ana'],
    ['la extensión uno cero tres', '103', 'carla'],
    ['marque la extensión doscientos diez, por favor', '210', 'maria1'],
    ['dos mil doscientos once', '2211', 'maria2'],
    ['veintidós once', '2211', 'maria2'],
    ['I need extension 1-0-2', '102', 'ben'],
    ['transfer me to extension 102', '102', 'ben'],
    ['the 101 extension', '101', 'ana'],
  ])('extension: %s', (text, query, id) =>
    expect(of(text, 'en')).toEqual({ kind: 'extension', query, target: { kind: 'agent', id } }),
  );

  it.each(['extension 998', 'extensión ciento cuatro', 'ext 10', 'extension one oh one one'])(
    'an extension that nobody has reaches nobody: %s',
    (text) => expect(of(text)).toEqual({ kind: 'extension', query: expect.any(String) as string }),
  );

  it('takes "no" for a goodbye only after asking whether there is anything else', () => {
    expect(kindOf('no', 'en', { askedAnythingElse: true })).toBe('farewell');
    expect(kindOf('no')).toBe('deny');
  });

  it('keeps the new request that a denial carries', () => {
    expect(of('No, I asked about the parking')).toMatchObject({
      kind: 'deny',
      query: expect.stringContaining('parking') as string,
    });
    expect(of('no, pregunté por los niños', 'es').query).toContain('ninos');
  });

  it('notices that a request is repeated, not that another one is like it', () => {
    const previousRequest = 'do you have parking';
    expect(kindOf('I said, do you have parking?', 'en', { previousRequest })).toBe('repeat');
    expect(kindOf('do you have a pediatric dentist', 'en', { previousRequest })).toBe('request');
  });

  it('says what is asked without the politeness', () => {
    expect(of('Hi, good morning, could you tell me where you are located please?').query).toBe('where you are located');
    expect(of('Hola, buenas, quisiera saber a qué hora abren, por favor', 'es').query).toBe('a que hora abren');
  });
});

describe('what the knowledge may be asked', () => {
  it.each<[Language, string]>([
    ['en', 'Hi, good morning, could you tell me where you are located please?'],
    ['en', 'No, I asked about the parking'],
    ['en', 'you misheard me, I want to know what it costs'],
    ['en', 'What are your hours, and then put me through to Ana Torres'],
    ['es', 'Páseme con Ana Torres, y ¿a qué hora abren los sábados?'],
    ['es', 'no, pregunté por los niños'],
  ])('is known before it is known who there is, %s: %s', (language, text) => {
    const { asks, query, beside } = of(text, language);
    const question = asks === true ? (query ?? text) : beside;
    expect(question).toBeDefined();
    expect(questionsIn(text).map(plainRequest)).toContain(plainRequest(question ?? ''));
  });
});
