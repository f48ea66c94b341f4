import type { Language } from '@voicecore/domain/kernel';

type Turn = readonly [RegExp, ...string[]];

/**
 * Questions as they are written, and other ways to ask the same; `$1` is the subject. Contains only what holds for any
 * subject: nothing here may change what a question means.
 */
const turns: Readonly<Record<Language, readonly Turn[]>> = {
  en: [
    [/^how much (?:is|does) (.+?)(?: cost)?$/i, 'What does $1 cost?', "What's the price of $1?"],
    [/^how much (?:are|do) (.+?)(?: cost)?$/i, 'What do $1 cost?', "What's the price of $1?"],
    [/^what (?:does|do) (.+) cost$/i, "What's the price of $1?", 'How much do you charge for $1?'],
    [/^(?:what|how much) do you charge for (.+)$/i, 'What does it cost for $1?', "What's the price of $1?"],
    [/^how long (?:does|do) (.+) take$/i, 'How much time do I need for $1?', 'When is $1 done?'],
    [/^do you (?:have|offer|sell) ((?:a|an|any) .+)$/i, 'Is there $1?', "I'm looking for $1"],
    [/^do you (?:have|offer|sell) (.+)$/i, "I'm looking for $1", 'Can I get $1 from you?'],
    [/^do you (?:accept|take) (.+)$/i, 'Is it okay if I have $1?', 'Will you accept $1?'],
    [/^do you (?:do|make|provide|give) (.+)$/i, 'Can I get $1 from you?', "I'm interested in $1"],
    [/^do you (.+)$/i, 'Can somebody $1?', 'Are you able to $1?'],
    [/^(?:can|could|may) I (.+)$/i, 'Is it possible to $1?', 'Am I allowed to $1?'],
    [/^(?:can|could|will) you (.+)$/i, 'Are you able to $1?', 'I need you to $1'],
    [/^(?:is|are) there (?:any )?(.+)$/i, 'Do you have $1?', "I'm looking for $1"],
    [/^do I need (.+)$/i, 'Is it necessary to have $1?', 'Can I come without $1?'],
    [/^do I have to (.+)$/i, 'Is it necessary to $1?', 'Must I $1?'],
    [/^how (?:do|can) I (.+)$/i, "What's the way to $1?", 'I want to $1'],
    [/^what should I (.+)$/i, 'What do I have to $1?'],
    [/^(?:what is|what's|what are) your (.+)$/i, 'Tell me about your $1', 'I have a question about your $1'],
    [/^(?:which|what) (.+) do you (accept|take|offer|sell|have)$/i, 'Do you $2 all $1?', 'Tell me which $1 you $2'],
  ],
  es: [
    [/^cu[aá]nto cuestan? (.+)$/i, '¿Qué precio tiene $1?', '¿Cuánto cobran por $1?'],
    [/^cu[aá]nto cobran por (.+)$/i, '¿Cuánto cuesta $1?', '¿Qué precio tiene $1?'],
    [/^qu[eé] precio tienen? (.+)$/i, '¿Cuánto cuesta $1?', '¿Cuánto cobran por $1?'],
    [/^cu[aá]nto tardan? (?:en )?(.+)$/i, '¿Cuánto tiempo se lleva $1?', '¿Cuándo termina $1?'],
    [/^(?:ustedes )?(?:tienen|ofrecen|venden) (.+)$/i, '¿Hay $1?', 'Busco $1'],
    [/^hay (.+)$/i, '¿Tienen $1?', 'Busco $1'],
    [/^aceptan (.+)$/i, '¿Me aceptan $1?', '¿Reciben $1?'],
    [/^(?:hacen|dan|ponen) (.+)$/i, 'Me interesa $1', '¿Con ustedes se puede conseguir $1?'],
    [/^puedo (.+)$/i, '¿Es posible $1?', '¿Está permitido $1?'],
    [/^se puede (.+)$/i, '¿Es posible $1?', '¿Puedo $1?'],
    [/^(?:me )?pueden (.+)$/i, '¿Es posible $1?', 'Necesito $1'],
    [/^necesito (.+)$/i, '¿Hace falta $1?', '¿Puedo ir sin $1?'],
    [/^tengo que (.+)$/i, '¿Hace falta $1?', '¿Es necesario $1?'],
    [/^c[oó]mo puedo (.+)$/i, '¿Qué hago para $1?', 'Quiero $1'],
    [/^qu[eé] debo (.+)$/i, '¿Qué tengo que $1?'],
    [/^cu[aá]l es (su|la|el) (.+)$/i, 'Dígame $1 $2', 'Tengo una pregunta sobre $1 $2'],
    [/^qu[eé] (.+) (aceptan|ofrecen|venden|tienen)$/i, 'Dígame qué $1 $2', '¿$2 todos los $1?'],
    [/^([a-záéíóúñ]+(?:an|en)) (.+)$/i, '¿Me $1 $2?', 'Busco a alguien para $2'],
  ],
};

/** For a title that is not a question: "Opening hours", "Estacionamiento". */
const asTitle: Readonly<Record<Language, readonly string[]>> = {
  en: ['I have a question about $1', 'What about $1?'],
  es: ['Tengo una pregunta sobre $1', '¿Qué hay de $1?'],
};
const titleWords = 4;
const verbs = /^(?:is|are|do|does|can|could|may|will|what|which|who|where|when|why|how|i|my)\b/i;

/** Returns other ways to ask a written question, in its own words. */
export function turnedRound(question: string, language: Language): string[] {
  const plain = question.trim().replace(/^[¿¡\s]+|[?!.\s]+$/g, '');
  if (/[.?!;]/.test(plain)) return [];
  const turn = turns[language].find(([pattern]) => pattern.test(plain));
  if (turn)
    return turn
      .slice(1)
      .map((otherwise) =>
        plain.replace(turn[0], String(otherwise)).replace(/^(.)|(?<=^¿)(.)/u, (letter) => letter.toUpperCase()),
      );
  const isTitle =
    !/[?¿]/.test(question) && plain !== '' && plain.split(/\s+/).length <= titleWords && !verbs.test(plain);
  return isTitle
    ? asTitle[language].map((otherwise) => otherwise.replace('$1', () => plain[0]?.toLowerCase() + plain.slice(1)))
    : [];
}
