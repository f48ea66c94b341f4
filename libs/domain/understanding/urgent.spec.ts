import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { understand } from './understand';
import type { Directory } from './understood';

const directory: Directory = {
  departments: [{ id: 'd1' as DepartmentId, names: { en: 'Billing', es: 'Facturación' } }],
  agents: [{ id: 'a1' as AgentId, name: 'Ana Ruiz', extension: '101', departmentIds: [] }],
};
const dentist = ['broken tooth', 'knocked out tooth', 'lost filling', 'swollen face', 'diente roto', 'dolor de muela'];
const plumber = ['burst pipe', 'flooding', 'leaking gas heater', 'sewage', 'tubería rota', 'fuga de agua', 'se inunda'];
const vet = ['sick dog', 'dog hit by a car', 'cat not eating', 'perro enfermo', 'gato atropellado', 'dog seizure'];

const kindOf = (text: string, urgent: readonly string[]) => understand(text, directory, 'en', { urgent }).kind;

describe('what is urgent for a trade', () => {
  it.each([
    ['I have a broken tooth', dentist],
    ['my tooth is broken and it really hurts', dentist],
    ['My son got his front tooth knocked out playing soccer', dentist],
    ['I lost a filling last night', dentist],
    ["my face is swollen, I can't sleep", dentist],
    ['Hola, tengo un diente roto', dentist],
    ['se me quedó un diente todo roto', dentist],
    ['traigo un dolor de muela horrible', dentist],
    ['a pipe has burst in my kitchen', plumber],
    ['Help, my basement is flooding!', plumber],
    ['there is sewage coming up in the bathtub', plumber],
    ['tengo una tubería rota en la cocina', plumber],
    ['hay una fuga de agua en el baño', plumber],
    ['se me inunda la casa', plumber],
    ['my dog is very sick', vet],
    ['our dog was just hit by a car', vet],
    ["my cat has not been eating for two days and it's bad", vet],
    ['mi perro está muy enfermo', vet],
    ['my dog is having a seizure', vet],
    // Declared as an emergency, whatever it is about.
    ['I have an emergency, the toilet is overflowing', plumber],
    ['I have a dental emergency', dentist],
    ['it is an emergency, my crown came off', dentist],
    ['tengo una emergencia con mi caldera', plumber],
    ['this is an emergency', vet],
    ['es una urgencia', vet],
    ['I have a plumbing emergency', []],
    ['it is an emergency, my tooth broke', []],
    ['se me rompió un diente, es una urgencia', []],
  ])('%s', (text, urgent) => expect(kindOf(text, urgent)).toBe('urgent'));

  it.each([
    ['how much do you charge for a broken tooth?', dentist],
    ['do you treat a lost filling the same day?', dentist],
    ['¿cuánto cuesta arreglar un diente roto?', dentist],
    ['what do you do about burst pipes', plumber],
    ['¿atienden fugas de agua los domingos?', plumber],
    ['I would like to book a cleaning', dentist],
    ['do you have pipes in stock', plumber],
    ['my dog needs his shots', vet],
    ['do you take emergencies the same day?', vet],
    ["it's not an emergency, but I lost a filling last year", []],
    ['what are your emergency hours', plumber],
    ['I have a broken tooth', plumber],
    ['I have a broken tooth', []],
    ['', dentist],
  ])('is not: %s', (text, urgent) => expect(kindOf(text, urgent)).not.toMatch(/urgent|emergency/));

  it.each([
    ['my husband is having a heart attack', dentist],
    ['the kitchen is on fire and a pipe burst', plumber],
    ['my dog bit my son and he is bleeding badly', vet],
    ["she can't breathe, her face is swollen", dentist],
    ['mi papá no puede respirar', vet],
    ['I broke a tooth and I have chest pain', dentist],
  ])('never comes before danger to life: %s', (text, urgent) => expect(kindOf(text, urgent)).toBe('emergency'));

  it('is nothing that stands in the rules themselves: a bare declaration gets the fixed words where no trade says otherwise', () => {
    expect(kindOf('this is an emergency', [])).toBe('emergency');
    expect(kindOf('¡Auxilio!', plumber)).toBe('emergency');
  });

  it('takes a phrase as words, never as a pattern', () => {
    expect(kindOf('hello there', ['.*', '(', '', ' ', '\\w+', 'a|b'])).toBe('greeting');
  });
});
