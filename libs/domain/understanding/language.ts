import type { Language } from '@voicecore/domain/kernel';
import { fold, words, wordSet } from './fold';

/** Frequent words that belong to one of the two languages only; words that both have ("no", "me", "a") are left out. */
const markers: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet(`
    the i im id ill ive you your youre my mine we our they their hes shes she it its this that these those is are am was were be been being
    do does did dont doesnt didnt can cant could couldnt would wouldnt should will wont what whats when where wheres which who whos whom why how
    hello hi hey yes yeah yep yup nope please thanks thank sorry okay and or but not with without for from of to in on at by about into
    there here some any someone somebody anyone all more much many today tomorrow tonight morning afternoon evening week
    want need needs like would speak speaks talk call calling help open close closed hours appointment price cost
    hurts pain bill billing payment person human agent representative operator robot machine understand repeat again
    spanish english good bye goodbye nothing wrong right leave message book cancel change new kids children child
    out off up down over back fell broke broken lost just only because if then than too very
    have has had get got take make see know tell give put let extension dial through department one two three four five six seven eight nine`),
  es: wordSet(`
    el los las un una unos unas lo le les mi mis tu tus su sus nuestro nuestra yo ella ellos ustedes usted nosotros
    que cual cuales cuando donde quien quienes como cuanto cuanta cuantos cuantas porque por para con del al de y o pero si sin desde hasta hacia sobre
    es esta estan estoy estamos soy somos eres fue hay tiene tienen tengo tenemos hace hacen hago puede pueden puedo podria quiero quisiera queria
    necesito gustaria hola buenas buenos dias tardes noches gracias favor perdon disculpe disculpa claro vale bueno muy bien mal mas menos
    hoy manana ayer ahora semana mes hora horas horario cita precio cuesta cuestan cobran pagar pago
    duele dolor persona humano alguien agente operadora representante maquina entiendo entendi repita repetir otra vez
    espanol ingles adios luego nada eso esto ese esa este dejar mensaje recado cambiar cancelar nuevo nueva nino ninos hijo hija
    hablar habla hablan llamar llamo comuniqueme comunicarme paseme pasar marque departamento numero senor senora doctora
    uno dos tres cuatro cinco seis siete ocho nueve cero ciento abren cierran atienden aceptan ustedes tambien ya aqui alli ahi se te nos va voy`),
};

/** Letters and marks that only written Spanish has among the two. */
const spanishLetters = /[ñ¿¡áéíóú]/i;

export interface DetectedLanguage {
  readonly language: Language;
  /** False when the words do not tell, for example a bare name or "no": then the current language stands. */
  readonly confident: boolean;
}

/** The language of what the caller said, judged by the words themselves. */
export function detectLanguage(text: string, current: Language): DetectedLanguage {
  const counts = { en: 0, es: 0 };
  for (const word of words(text)) {
    if (markers.en.has(word)) counts.en += 1;
    if (markers.es.has(word)) counts.es += 1;
  }
  // A name with an accent inside an English sentence does not make it Spanish; an accent beside Spanish words does.
  if (spanishLetters.test(text) && counts.es >= counts.en) counts.es += counts.es > 0 || /[¿¡]/.test(text) ? 1 : 0;
  if (counts.en === counts.es) return { language: current, confident: false };
  return { language: counts.en > counts.es ? 'en' : 'es', confident: true };
}

const wishes: Readonly<Record<Language, RegExp>> = {
  en: /^(in |en )?(english|ingles)( please| por favor)?$|\b(do|can|could|would|does) (you|we|anyone|anybody|somebody|someone)( please)? (speak|talk|continue|switch|do)( (in|to|it in|this in))? english\b|\b(speak|talk|continue|switch|prefer|answer)( in| to| me in)? english( please)?$|\bin english please\b|\b(habla|hablas|hablan|hablamos|podemos hablar|puede hablar|prefiero|quiero|cambiar|cambie|conteste)( me)?( en| a| el)? ingles\b|\ben ingles por favor\b|\bi dont (speak|understand) spanish\b|\bno (hablo|entiendo)( el)? espanol\b/,
  es: /^(in |en )?(spanish|espanol|castellano)( please| por favor)?$|\b(do|can|could|would|does) (you|we|anyone|anybody|somebody|someone)( please)? (speak|talk|continue|switch|do)( (in|to|it in|this in))? spanish\b|\b(speak|talk|continue|switch|prefer|answer)( in| to| me in)? spanish( please)?$|\bin spanish please\b|\b(habla|hablas|hablan|hablamos|podemos hablar|puede hablar|prefiero|quiero|cambiar|cambie|conteste)( me)?( en| a| el)? (espanol|castellano)\b|\ben (espanol|castellano) por favor\b|\bi dont (speak|understand) english\b|\bno (hablo|entiendo)( el| mucho| bien el)? ingles\b/,
};

/** The language that the caller asks for in so many words, or null. */
export function languageWish(text: string): Language | null {
  const said = fold(text);
  if (wishes.es.test(said)) return 'es';
  return wishes.en.test(said) ? 'en' : null;
}

/** The language of a conversation: open until the caller's words tell, then kept. */
export interface LanguageState {
  readonly language: Language;
  readonly detected: boolean;
}

/**
 * What the caller's next words do to the language of the conversation: the first words that tell decide it; after
 * that only a wish in so many words changes it, so that one foreign name or loan word never does.
 */
export function followLanguage(state: LanguageState, text: string): LanguageState {
  const wish = languageWish(text);
  if (wish !== null) return { language: wish, detected: true };
  if (state.detected) return state;
  const { language, confident } = detectLanguage(text, state.language);
  return confident ? { language, detected: true } : state;
}
