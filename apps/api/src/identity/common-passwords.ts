/** The words that head every published list of leaked passwords; with digits and signs at their ends they are no better. */
const words = new Set(
  (
    'password passw0rd p@ssword p@ssw0rd contraseña contrasena qwerty qwertyuiop qwertz azerty asdfghjkl zxcvbnm letmein ' +
    'welcome admin administrator iloveyou teamo teamomucho monkey dragon football baseball basketball superman batman ' +
    'princess sunshine shadow master michael jennifer jordan computer internet trustno secret changeme default abcdef ' +
    'abcdefg abcdefgh abc abcd login starwars whatever freedom hunter killer pokemon charlie donald mustang access ' +
    'flower hello hola buenosdias realmadrid barcelona america mexico voicecore receptionist'
  ).split(' '),
);

/** Whether the password is among those that are tried first: a listed word, one character, or a plain sequence. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().trim();
  const core = plain.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  return core === '' ? isPlainSequence(plain) : words.has(core) || new Set(plain).size <= 2;
}

/** Digits that only repeat, rise or fall, such as 12345678 or 11112222. */
function isPlainSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  return steps.every((step) => Math.abs(step) <= 1 || Math.abs(step) === 9) || new Set(text).size <= 3;
}
