import { pattern, type Language } from '@voicecore/domain/kernel';

/** Words that are written with an accent when they ask a question. */
const asking: Readonly<Record<string, string>> = {
  que: 'qué',
  cual: 'cuál',
  cuales: 'cuáles',
  como: 'cómo',
  cuando: 'cuándo',
  cuanto: 'cuánto',
  cuantos: 'cuántos',
  cuanta: 'cuánta',
  cuantas: 'cuántas',
  donde: 'dónde',
  quien: 'quién',
};
/** Words of the common questions that are always written with an accent. */
const accented: Readonly<Record<string, string>> = Object.fromEntries(
  `están está días sábados dirección niños niñas línea teléfono autobús garantía después atención crédito débito mamá también
  recepción devolución devoluciones código número información médico médica política cotización identificación transacción
  artículos vehículo electrónico español inglés intérprete aquí ahí mío mía día año años tarjetón camión público membresía
  aseguranza presupuesto ubicación extensión operación cirugía menús alérgico alérgica`
    .split(/\s+/)
    .map((word) => [
      word
        .normalize('NFD')
        .replace(/\u0301|\u0303/g, '')
        .normalize('NFC'),
      word,
    ]),
);

const questionStart: Readonly<Record<Language, RegExp>> = {
  en: /^(?:what|when|where|which|who|why|how|is|are|am|do|does|did|can|could|may|will|would|should)\b/i,
  es: new RegExp(
    pattern`
    ^(?:(?:a|de|en|desde|hasta|por|con) )?(?:qu[eé]|cu[aá]l|c[oó]mo|cu[aá]ndo|cu[aá]nt[oa]s?|d[oó]nde|qui[eé]n|hay|
      se|me|les|los?|est[aá]n?|tienen?|puedo|pueden?|necesito|tengo que|[a-zñ]+(?:an|en))\b`,
    'i',
  ),
};

/** Writes a common question, which is stored in plain lower case, as a person would write it. */
export function asWritten(text: string, language: Language): string {
  const isQuestion = questionStart[language].test(text);
  const spelt = language === 'es' ? spelledSpanish(text, isQuestion) : text;
  const capital = spelt.replace(/^./u, (letter) => letter.toUpperCase());
  if (!isQuestion) return capital;
  return language === 'es' ? `¿${capital}?` : `${capital}?`;
}

function spelledSpanish(text: string, isQuestion: boolean): string {
  const said = text.split(' ');
  const first = said.findIndex((word) => word in asking);
  return said
    .map((word, at) => (isQuestion && at === first && at < 2 ? (asking[word] ?? word) : (accented[word] ?? word)))
    .join(' ');
}
