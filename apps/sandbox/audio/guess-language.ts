import type { Language } from './speech-log';

const SPANISH =
  /[¿¡ñáéíóú]|\b(el|la|los|las|un|una|que|por|para|con|está|hola|gracias|usted|le|de|en|su|nuestro|puede|quiere)\b/gi;
const ENGLISH =
  /\b(the|a|an|is|are|you|your|we|our|to|of|and|for|with|hello|thank|i|speak|please|can|will|what|how|open|from|at)\b/gi;

/** Returns the language that a text is most likely written in. */
export function guessLanguage(text: string, otherwise: Language): Language {
  const es = text.match(SPANISH)?.length ?? 0;
  const en = text.match(ENGLISH)?.length ?? 0;
  if (es === en) return otherwise;
  return es > en ? 'es' : 'en';
}
