import { languages, otherLanguage, type Language, pattern as source } from '@voicecore/domain/kernel';
import { fold, words, wordSet } from './fold';

/** Frequent words that belong to only one of the two languages; words that both have ("no", "me", "a") are left out. */
const markers: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet(`
    the i im id ill ive you your youre my mine we our they their hes shes she it its this that these those is are was were be been being
    do does did dont doesnt didnt can cant could couldnt would wouldnt should wont what whats when where wheres which who whos whom why how
    hello nope and or but not with without for from of to in on at by about into
    there here some any someone somebody anyone all more much many today tomorrow tonight morning afternoon evening week
    want need needs like would speak speaks talk call calling help open close closed hours appointment price cost
    hurts pain bill billing payment person human agent representative operator machine understand repeat again
    spanish english good nothing wrong right leave message book cancel change new kids children child
    out off up down over back fell broke broken lost just only because if then than too very
    have has had get got take make see know tell give put let dial through department one two three four five six seven eight nine`),
  es: wordSet(`
    muchas muchos un una unos unas lo le les mi mis tu tus su sus nuestro nuestra yo ella ellos ustedes usted nosotros
    que cual cuales cuando donde quien quienes como cuanto cuanta cuantos cuantas porque para o pero sin desde hacia sobre
    es esta estan estoy estamos soy somos eres fue hay tiene tienen tengo tenemos hace hacen hago puede pueden puedo podria quiero quisiera queria
    necesito gustaria hola buenas buenos dias tardes noches perdon disculpe disculpa claro bueno muy bien mal mas menos
    hoy ayer ahora semana mes hora horas horario cita precio cuesta cuestan cobran pagar pago
    duele dolor persona humano alguien agente operadora representante maquina entiendo entendi repita repetir otra vez
    espanol ingles eso esto ese esa este dejar mensaje recado cambiar cancelar nuevo nueva nino ninos hijo hija
    hablar habla hablan llamar llamo comunica comunicame comuniqueme comunicarme pasa paseme pasar marque departamento numero
    uno dos tres cuatro cinco seis siete ocho nueve cero ciento abren cierran atienden aceptan ustedes tambien ya aqui alli ahi se te nos va voy`),
};

/** Words also used in the other language, as a courtesy or within a name: alone they decide nothing. */
const borrowed: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet('thanks thank sorry please okay yes yeah yep yup hi hey bye goodbye he am will extension robot'),
  es: wordSet(
    'gracias adios favor por de del la las los el y al con si senor senora doctora luego hasta manana nada vale amigo amiga',
  ),
};
/** Courtesies of more than one word that are also used in the other language. */
const courtesies = /\b(thank you|por favor|hasta la vista|bye bye)\b/g;

/** Letters and marks that, of the two languages, only written Spanish has. */
const spanishLetters = /[ñ¿¡áéíóú]/i;

export interface DetectedLanguage {
  readonly language: Language;
  /**
   * False when the words do not decide the language, for example a bare name or "no": then the current language stays.
   */
  readonly confident: boolean;
}

/** Counts how many of the words belong to a language; borrowed ones count only together with others of it. */
function count(said: readonly string[], language: Language): number {
  const own = said.filter((word) => markers[language].has(word)).length;
  return own === 0 ? 0 : own + said.filter((word) => borrowed[language].has(word)).length;
}

/** Returns the language of what the caller said, judged by the words themselves. */
export function detectLanguage(text: string, current: Language): DetectedLanguage {
  const said = words(fold(text).replace(courtesies, ' '));
  const counts = { en: count(said, 'en'), es: count(said, 'es') };
  // A name with an accent inside an English sentence does not make it Spanish; an accent next to Spanish words does.
  if (spanishLetters.test(text) && counts.es >= counts.en) counts.es += counts.es > 0 || /[¿¡]/.test(text) ? 1 : 0;
  if (counts.en === counts.es) return { language: current, confident: false };
  return { language: counts.en > counts.es ? 'en' : 'es', confident: true };
}

/** The names of a language, in both languages. */
const names: Readonly<Record<Language, string>> = { en: '(english|ingles)', es: '(spanish|espanol|castellano)' };

/** Ways to ask for a language, with L in place of its name. */
const asks: readonly string[] = [
  '^(in |en )?L( please| por favor)?$',
  source`
    \b(do|can|could|would|does|did|is|are) (you|we|anyone|anybody|somebody|someone|there|
      they)\b( \w+){0,4} (speaks?|speaking|talks?|continue|switch|do)( (in|to|it in|this in))? L\b`,
  '\\b(speak|talk|continue|switch|prefer|answer)( in| to| me in)? L( please)?$',
  '\\bin L please\\b',
  source`
    \b(habla|hablas|hablan|hablamos|podemos hablar|puede hablar|prefiero|quiero|cambiar|cambie|conteste|atiende|
      atienden)( usted| ustedes| alguien| me| algo de| un poco de){0,2}( en| a| el)? L\b`,
  '\\ben L por favor\\b',
];
/** Ways in which a caller says that they do not speak a language. */
const lacks: readonly string[] = [
  '\\b(dont|do not|cant|cannot|barely|not)( really)? (speak|understand)( any| much| very much)? L\\b',
  '\\bno (hablo|entiendo|se)( el| mucho| bien el| bien| nada de)? L\\b',
];

function pattern(of: Language, forms: readonly string[]): RegExp {
  return new RegExp(forms.join('|').replaceAll('L', names[of]));
}
const wishes = { en: pattern('en', asks), es: pattern('es', asks) };
const lacking = { en: pattern('en', lacks), es: pattern('es', lacks) };

/**
 * Returns the language that the caller asks for explicitly, or null; a caller who speaks no English asks for Spanish.
 */
export function languageWish(text: string): Language | null {
  const said = fold(text);
  for (const language of languages) if (lacking[language].test(said)) return otherLanguage(language);
  return (['es', 'en'] as const).find((language) => wishes[language].test(said)) ?? null;
}

/** The language of a conversation: open until the caller's words decide it, then kept. */
export interface LanguageState {
  readonly language: Language;
  readonly detected: boolean;
}

/**
 * Applies the caller's next words to the language of the conversation: the first words that allow a decision set it;
 * after that only an explicit wish changes it, so that a single foreign name or loan word never does.
 */
export function followLanguage(state: LanguageState, text: string): LanguageState {
  const wish = languageWish(text);
  if (wish !== null) return { language: wish, detected: true };
  if (state.detected) return state;
  const { language, confident } = detectLanguage(text, state.language);
  return confident ? { language, detected: true } : state;
}
