import { emergencyText, isEmergency } from './emergency';

describe('emergencies', () => {
  it.each([
    'I think my husband is having a heart attack',
    "she can't breathe",
    'My mother is not breathing!',
    'call 911',
    'please call an ambulance',
    'he passed out and is bleeding heavily',
    "it won't stop bleeding",
    'I want to kill myself',
    'she took too many pills',
    'there is a fire in the house',
    'someone is attacking me',
    'this is an emergency',
    "It's an emergency, help",
    'my son is choking',
    'my throat is closing up',
    'chest pain',
    'emergency',
  ])('en: %s', (text) => expect(isEmergency(text)).toBe('en'));

  it.each([
    'creo que es un infarto',
    'mi papá no puede respirar',
    'no respira',
    'llame al 911',
    'necesito una ambulancia por favor',
    'se está muriendo',
    'no para de sangrar',
    'me quiero morir',
    'se desmayó mi esposa',
    'le dispararon a mi hermano',
    'hay un incendio',
    'es una emergencia',
    '¡Auxilio!',
    'me duele mucho el pecho',
    'es una urgencia médica',
  ])('es: %s', (text) => expect(isEmergency(text)).toBe('es'));

  it.each([
    '',
    'hello',
    'I have a dental emergency',
    'it is an emergency, my tooth broke',
    'do you take emergencies the same day?',
    "it's not an emergency",
    'no, this is no emergency',
    'a filling fell out',
    'my tooth is killing me',
    'I had a heart attack two years ago, can you still treat me?',
    'extension 911',
    'how do I stop smoking',
    'tengo una emergencia dental',
    'se me rompió un diente, es una urgencia',
    'no es una emergencia',
    '¿atienden urgencias el mismo día?',
    'me muero por un blanqueamiento',
    'tuve un infarto hace dos años',
    'are you open on fire prevention day',
  ])('not one: %s', (text) => expect(isEmergency(text)).toBeNull());

  it('gets a fixed text that claims no call', () => {
    expect(emergencyText('en')).toMatch(/dial 911 yourself/);
    expect(emergencyText('es')).toMatch(/marque usted mismo el 911/);
    for (const text of [emergencyText('en'), emergencyText('es')]) {
      expect(text).not.toMatch(/calling|dialling|i have called|llamando|he llamado/i);
    }
  });
});
