import type { Language } from '../audio/speech-log';

/** The scripted model's own phrases, in both languages. */
export const phrases = {
  greeting: { en: 'Hello! How can I help you?', es: '¡Hola! ¿En qué puedo ayudarle?' },
  inaudible: {
    en: 'Sorry, I did not catch that. Could you say it again?',
    es: 'Perdón, no le he entendido. ¿Puede repetirlo?',
  },
  welcome: { en: "You're welcome. Is there anything else?", es: 'De nada. ¿Desea algo más?' },
  more: { en: 'Is there anything else I can do for you?', es: '¿Puedo ayudarle en algo más?' },
  sorry: {
    en: "I'm sorry, I can't help you with that. Would you like to speak with a person?",
    es: 'Lo siento, no puedo ayudarle con eso. ¿Quiere hablar con una persona?',
  },
  notFound: {
    en: "I'm sorry, I don't have that information.",
    es: 'Lo siento, no tengo esa información.',
  },
  connecting: { en: 'One moment, I will put you through.', es: 'Un momento, le comunico.' },
  noSuch: {
    en: 'I could not put you through. May I help you with something else?',
    es: 'No he podido comunicarle. ¿Puedo ayudarle en algo más?',
  },
  message: { en: 'Please leave your message.', es: 'Por favor, deje su mensaje.' },
  goodbye: { en: 'Thank you for calling. Goodbye.', es: 'Gracias por llamar. Adiós.' },
  trouble: { en: 'Something went wrong on my side.', es: 'Algo ha fallado de mi lado.' },
} as const satisfies Record<string, Record<Language, string>>;

export type PhraseKey = keyof typeof phrases;
