import { spoken } from '@voicecore/domain/receptionist-texts';
import { emergencyIn } from './urgent';

/** As for a business that configures nothing urgent. */
function isEmergency(text: string) {
  const found = emergencyIn(text, [], 'en');
  return found?.kind === 'emergency' ? found.language : null;
}

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
    'he collapsed and is turning blue',
    'he had a heart attack two years ago and now he has chest pain again',
    'my wife is not moving',
    'my baby swallowed a battery',
    'someone broke into my house',
    'we smell gas in the whole building',
    'my friend is not responding and his lips are blue',
    'I am being robbed',
    'a man is following me with a knife',
    'my water broke and the baby is coming',
    'my grandmother fell and she is not moving',
    'my son is having an allergic reaction, his tongue is swelling',
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
    'mi papá se cayó y no responde',
    'me están robando',
    'tuvo un infarto hace dos años y ahora le duele el pecho',
    'mi hija no responde',
    'se metieron a robar a mi casa',
    'huele mucho a gas en el edificio',
    'mi bebé se tragó una pila',
    'se está poniendo morado',
    'mi esposa está convulsionando',
    'se me rompió la fuente y ya viene el bebé',
    'lo atropelló un coche y no se mueve',
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
    'my gas bill is wrong',
    'my friend is not responding to my emails',
    'someone is not responding to me',
    'they are not moving out until June',
    'mi esposo no responde el teléfono',
    'mi hermana no responde mis mensajes',
    'la señora no responde a mis llamadas',
    'do you install gas heaters',
    'I collapsed the box, can I still return it?',
    'my dog is having a seizure',
    'mi perro no respira bien',
    'do you have anything in blue',
    'I was robbed of an hour waiting for you people',
    'the tooth fell out',
    'no me responde el correo',
  ])('not one: %s', (text) => expect(isEmergency(text)).toBeNull());

  it('gets a fixed text that claims no call', () => {
    expect(spoken('emergency', 'en')).toMatch(/dial 911 yourself/);
    expect(spoken('emergency', 'es')).toMatch(/marque usted mismo el 911/);
    for (const text of [spoken('emergency', 'en'), spoken('emergency', 'es')]) {
      expect(text).not.toMatch(/calling|dialling|i have called|llamando|he llamado/i);
    }
  });
});
