import type { AgentId, DepartmentId, Language } from '@voicecore/domain/kernel';
import { understand } from './understand';
import type { Directory } from './understood';

/* A car workshop and sentences that we made up, because what the rules are measured on stays unread. */

const department = (id: string, en: string, es: string) => ({ id: id as DepartmentId, names: { en, es } });
const agent = (id: string, name: string, extension: string, place: string) => ({
  id: id as AgentId,
  name,
  extension,
  departmentIds: [place as DepartmentId],
});

const directory: Directory = {
  departments: [
    department('front', 'Front Desk', 'Recepción'),
    department('accounting', 'Accounting', 'Contabilidad'),
    department('service', 'Service Department', 'Servicio'),
    department('parts', 'Parts', 'Refacciones'),
    department('rentals', 'Rentals', 'Rentas'),
    department('pharmacy', 'Pharmacy', 'Farmacia'),
  ],
  agents: [
    agent('ale', 'Alejandro Gutiérrez Peña', '301', 'parts'),
    agent('jana', 'Alejandra Gutiérrez', '302', 'rentals'),
    agent('mike', "Michael O'Connor", '305', 'service'),
    agent('michelle', 'Michelle Zhang', '306', 'accounting'),
    agent('bob', 'Robert Lindqvist', '310', 'service'),
    agent('roberta', 'Roberta Silva', '311', 'front'),
    agent('joaquin', 'Joaquín Fuentes', '315', 'parts'),
    agent('jon', 'Jonathan Meyer', '320', 'accounting'),
    agent('valeria', 'Dra. Valeria Núñez', '330', 'pharmacy'),
    agent('sean', 'Sean Gallagher', '340', 'service'),
    agent('meg', 'Margaret Thompson', '355', 'rentals'),
    agent('pedro', 'Pedro Zamora', '360', 'parts'),
    agent('pablo', 'Pablo Zamora', '361', 'service'),
    agent('tina', 'Christina Delgado', '370', 'front'),
    agent('chris', 'Christopher Hall', '371', 'rentals'),
    agent('quique', 'Enrique Salazar', '380', 'service'),
    agent('chayo', 'Rosario Vidal', '401', 'accounting'),
    agent('nacho', 'Ignacio Robles', '410', 'parts'),
    agent('steve', 'Stephen Wright', '420', 'rentals'),
    agent('deb', 'Deborah Klein', '425', 'front'),
    agent('sofi', 'Ana Sofía Rivas', '430', 'pharmacy'),
    agent('lak', 'Lakshmi Venkataraman', '440', 'accounting'),
  ],
};

const of = (text: string, language: Language) => understand(text, directory, language);

describe('whom callers ask for', () => {
  it.each<[Language, string, string]>([
    ['en', "hey is Mike O'Connor around today", 'mike'],
    ['en', 'I need to get in touch with Peggy', 'meg'],
    ['en', 'Could you put Maggie Thompson on', 'meg'],
    ['en', 'bob lindquist please', 'bob'],
    ['en', "I'm trying to reach Debbie at the front", 'deb'],
    ['en', "is this the right number for Steve Wright? I'd like to talk to him", 'steve'],
    ['en', "Lakshmi please, I can't say her last name", 'lak'],
    ['en', "uh it's for Shawn Gallagher", 'sean'],
    ['en', 'Wah keen Fuentes', 'joaquin'],
    ['en', 'hello may I have Dr. Nunez on the line please', 'valeria'],
    ['en', 'put me through to Tina, she has my paperwork', 'tina'],
    ['en', 'Zamora, Pablo', 'pablo'],
    ['en', 'I was told to ask for Rosario', 'chayo'],
    ['en', "my name is Robert and I'd like to speak with Michelle", 'michelle'],
    ['en', 'give me extension three oh five', 'mike'],
    ['en', 'three fifty-five', 'meg'],
    ['en', 'extension four, four, zero please', 'lak'],
    ['en', 'uh, three, sixty, one, I believe', 'pablo'],
    ['en', 'dial four ten', 'nacho'],
    ['en', 'parts please', 'parts'],
    ['en', 'I need somebody in accounting about a refund', 'accounting'],
    ['en', 'connect me with rentals', 'rentals'],
    ['en', 'can I get the pharmacy counter', 'pharmacy'],
    ['en', "the service dept, my car's making noise again", 'service'],
    ['en', 'not Pedro, the other one, Pablo', 'pablo'],
    ['en', 'L I N D Q V I S T', 'bob'],
    ['en', 'Gallagher, G A L L A G H E R', 'sean'],
    ['en', 'Alejandra, with an a at the end', 'jana'],
    ['en', 'Christine Delgado I think', 'tina'],
    ['es', '¿está Nacho?', 'nacho'],
    ['es', 'con Quique Salazar, porfa', 'quique'],
    ['es', 'comuníqueme con la doctora Valeria', 'valeria'],
    ['es', '¿me pasa con Chayo?', 'chayo'],
    ['es', 'busco a don Pedro Zamora', 'pedro'],
    ['es', 'quiero hablar con Alejandro', 'ale'],
    ['es', 'la licenciada Gutiérrez Alejandra', 'jana'],
    ['es', '¿se encontrará Maicol?', 'mike'],
    ['es', 'páseme a Yonatan Meyer', 'jon'],
    ['es', 'con Chon Galager', 'sean'],
    ['es', 'la Sofía de farmacia', 'sofi'],
    ['es', 'me dijo Deborah que le regresara la llamada', 'deb'],
    ['es', 'Ana Sofía por favor', 'sofi'],
    ['es', 'trescientos cinco', 'mike'],
    ['es', 'extensión cuatro diez', 'nacho'],
    ['es', 'la tres tres cero, por favor', 'valeria'],
    ['es', 'márqueme a la extensión cuatro cuatro cero', 'lak'],
    ['es', 'refacciones', 'parts'],
    ['es', '¿me comunica a contabilidad?', 'accounting'],
    ['es', 'con el departamento de servicio', 'service'],
    ['es', 'quiero hablar con alguien de rentas', 'rentals'],
    ['es', 'farmasia por favor', 'pharmacy'],
    ['es', 'Rosario, la de contabilidad', 'chayo'],
    ['es', 'el Zamora de servicio', 'pablo'],
    ['es', 'erre i uve a ese', 'sofi'],
  ])('%s: %s', (language, text, id) => {
    expect(of(text, language).target?.id).toBe(id);
    expect(of(text, language).orAnybody).toBeUndefined();
  });

  it.each<[Language, string, string]>([
    ['en', "Roberta, or if she's out anyone at all", 'roberta'],
    ['en', 'I want Jon Meyer or whoever can approve a payment', 'jon'],
    ['es', 'con Michelle, y si no está, con quien sea', 'michelle'],
    ['es', 'Enrique o cualquiera del taller', 'quique'],
  ])('%s, or anybody: %s', (language, text, id) =>
    expect(of(text, language)).toMatchObject({ target: { kind: 'agent', id }, orAnybody: true }),
  );

  it.each<[Language, string, readonly string[]]>([
    ['en', 'Chris', ['tina', 'chris']],
    ['en', 'is one of the Zamoras in', ['pedro', 'pablo']],
    ['en', 'Mr. Zamora please', ['pedro', 'pablo']],
    ['es', 'señor Zamora', ['pedro', 'pablo']],
    ['es', 'el ingeniero Gutiérrez', ['ale', 'jana']],
  ])('%s, one of two: %s', (language, text, ids) => {
    expect(of(text, language).target).toBeUndefined();
    expect(of(text, language).candidates?.map(({ id }) => id)).toEqual(ids);
  });

  it.each<[Language, string, string]>([
    ['en', 'can you ring extension 9 0 9', 'extension'],
    ['en', 'human resources please', 'department'],
    ['en', 'let me talk to your marketing people', 'department'],
    ['en', 'do you have a billing department I could talk to', 'department'],
    ['en', 'transfer me to shipping', 'department'],
    ['en', 'Is Gerald in?', 'person'],
    ['en', "I'm looking for a Mrs. Patterson", 'person'],
    ['en', 'could I speak with Alejandro Torres', 'person'],
    ['en', 'is Joe there', 'person'],
    ['es', 'extensión doscientos cincuenta', 'extension'],
    ['es', 'con ventas por favor', 'department'],
    ['es', 'páseme al área de recursos humanos', 'department'],
    ['es', 'necesito hablar con el departamento legal', 'department'],
    ['es', '¿está Fernanda?', 'person'],
    ['es', 'con el señor Benjamín Castro', 'person'],
  ])('%s, who is not here: %s', (language, text, kind) => {
    const { target, candidates, kind: understood } = of(text, language);
    expect({ target, candidates, kind: understood }).toEqual({ target: undefined, candidates: undefined, kind });
  });

  it.each<[Language, string]>([
    ['en', 'can I leave my truck with Bob on Friday or should I come Monday'],
    ['en', 'Steve told me you had a coupon, is that still going'],
    ['en', 'I bought it from Pablo last spring and it broke'],
    ['en', 'my phone number is area code 512 555 0199'],
    ['en', "it's for a party of three"],
    ['en', 'what does a rental car cost per day'],
    ['en', 'do you carry parts for a ninety eight Civic'],
    ['en', 'when is the pharmacy open'],
    ['en', 'I have an appointment with Dr. Nunez on Monday, can I move it'],
    ['es', 'soy Pedro, ¿a qué hora cierran?'],
    ['es', 'el otro día me atendió Roberta muy bien, quería saber el precio de los frenos'],
    ['es', 'somos tres personas'],
    ['es', 'mi teléfono es 512 555 0144'],
    ['es', '¿cuánto cuesta la renta de un carro?'],
    ['es', '¿tienen refacciones para Nissan?'],
    ['es', 'tengo cita con la doctora Núñez el jueves'],
  ])('%s, nobody: %s', (language, text) => expect(of(text, language).kind).toBe('request'));
});

/* A veterinary hospital with a shop: names from other languages, and offices referred to by what they do. */
const hospital: Directory = {
  departments: [
    department('front', 'Front Desk', 'Recepción'),
    department('billing', 'Billing', 'Facturación'),
    department('lab', 'Laboratory', 'Laboratorio'),
    department('boarding', 'Boarding', 'Pensión'),
    department('grooming', 'Grooming', 'Estética'),
    department('maintenance', 'Maintenance', 'Mantenimiento'),
  ],
  agents: [
    agent('beau', 'Claire Beaumont', '11', 'billing'),
    agent('wagner', 'Otto Wagner', '12', 'lab'),
    agent('carv', 'Beatriz Carvalho', '13', 'front'),
    agent('yadira', 'Yadira Robles', '14', 'boarding'),
    agent('gonzalo', 'Gonzalo Prieto', '15', 'grooming'),
    agent('sebastian', 'Sebastian Christopherson', '16', 'lab'),
  ],
};

describe('whom callers ask for, where the name is not said as it is written', () => {
  it.each<[Language, string, string]>([
    ['es', 'con la señora Bomón', 'beau'],
    ['es', 'el señor Vagner', 'wagner'],
    ['en', 'is Mrs. Carvallo there', 'carv'],
    ['es', 'con Yadi, por favor', 'yadira'],
    ['en', 'coach Prieto please', 'gonzalo'],
    ['es', 'la técnico Beatriz', 'carv'],
    ['en', 'Gonzo Prieto', 'gonzalo'],
    ['en', 'the one with the long last name, Sebastian Cristoferson', 'sebastian'],
    ['en', 'would you try Otto, he sent me a text an hour ago', 'wagner'],
    ['en', "I need Claire, she's the Claire who helped us in May", 'beau'],
  ])('%s: %s', (language, text, id) => expect(understand(text, hospital, language).target?.id).toBe(id));

  it.each<[Language, string]>([
    ['en', 'Frank Prieto please'],
    ['es', 'con Goyo Prieto'],
    ['en', 'let me speak with Rosa Beaumont'],
    ['es', 'con la enfermera Fabiola'],
    ['en', 'nurse Kimberly please'],
  ])('%s, a stranger of the same family name, or with what they are: %s', (language, text) => {
    const { kind, target } = understand(text, hospital, language);
    expect({ kind, target }).toEqual({ kind: 'person', target: undefined });
  });

  it.each<[Language, string]>([
    ['en', 'my coach Otto says hi, when do you open'],
    ['en', 'Claire was very kind to us, and what do you charge for shots'],
    ['es', 'somos Otto y Clara, ¿a qué hora podemos llegar?'],
    ['en', 'I need a nurse who makes house visits'],
  ])('%s, nobody: %s', (language, text) => expect(understand(text, hospital, language).target).toBeUndefined());
});

describe('an office that is asked for by what it does', () => {
  it.each<[Language, string, string]>([
    ['en', 'I got charged twice, who do I talk to', 'billing'],
    ['en', 'whoever handles the blood tests', 'lab'],
    ['en', 'could I have the people who bathe and groom the dogs', 'grooming'],
    ['es', 'me cobraron de más, ¿con quién lo veo?', 'billing'],
    ['es', 'páseme con los que arreglan las fugas', 'maintenance'],
    ['es', 'con los que hacen los análisis de sangre', 'lab'],
    ['en', "we're going overnight to my mom's, who handles boarding", 'boarding'],
    ['en', "the dog's all matted, grooming please", 'grooming'],
  ])('%s: %s', (language, text, id) => expect(understand(text, hospital, language).target?.id).toBe(id));

  it.each<[Language, string]>([
    ['en', 'what do the people who do the blood tests charge'],
    ['en', 'I need to speak with somebody about my bill'],
    ['en', 'what is the phone of the billing department'],
    ['es', '¿hacen análisis de sangre?'],
    ['en', "it's one test and one bill, who do I talk to"],
  ])('%s, none is asked for: %s', (language, text) =>
    expect(understand(text, hospital, language).target).toBeUndefined(),
  );

  it.each<[Language, string]>([
    ['en', 'put me through to the falconry department'],
    ['es', 'con el departamento de cetrería'],
    ['en', 'is there an orthodontics department I can talk to'],
  ])('%s, one that no list knows: %s', (language, text) => {
    const { kind, target } = understand(text, hospital, language);
    expect({ kind, target }).toEqual({ kind: 'department', target: undefined });
  });
});
