import { languages, type Language } from '@voicecore/domain/kernel';
import { fold, words } from './fold';
import { courtesy, fillers } from './phrases';

function anyOf(patterns: readonly string[]): RegExp {
  return new RegExp(`\\b(${patterns.join('|')})\\b`);
}

/** Whoever is spoken of, where the words would fit a thing as well. */
const who =
  '(he|she|they|who|baby|son|daughter|child|husband|wife|mother|father|mom|dad|friend|brother|sister|grandmother|grandfather|neighbor|man|woman|someone|somebody)';
const quien =
  '(papa|mama|padre|madre|hijo|hija|bebe|esposo|esposa|marido|abuelo|abuela|hermano|hermana|amigo|amiga|senor|senora)';

/** Words that mean danger to life now. Matched on folded text; a false alarm costs one sentence, a miss may cost a life. */
const dangerPatterns: Readonly<Record<Language, RegExp>> = {
  en: anyOf([
    'heart attack|cardiac arrest|chest pains?|pain in (my|his|her|the) chest',
    '(having|had|has|is having|think its|think it is) (a )?(stroke|seizure)|having convulsions',
    '(cant|cannot|can not|can hardly|can barely|couldnt|isnt|is not|not|stopped|trouble|difficulty) (breathe|breathing)|throat is closing',
    '(is|im|am|hes|shes) (choking|dying|drowning|unconscious|unresponsive)|passed out|wont wake up|not waking up|lost consciousness',
    'overdos(e|ed|ing)|(took|swallowed|drank) (too many pills|poison|bleach)|(been|is|was) poisoned',
    '(kill|hurt|harm) (myself|himself|herself)|suicid(e|al)|end my life|want to die',
    'bleeding (heavily|badly|out|to death|profusely)|(wont|cant|doesnt|does not|will not|not) stop(ping)? (the )?bleeding|bleeding (wont|will not|doesnt) stop|losing a lot of blood',
    '(call|need|send|get)( me| us)?( an?| the)? ambulance|(call|dial|phone|get me)( me)? (911|9 1 1|nine one one|nine eleven|emergency services)',
    '(house|building|kitchen|office|room|car) is on fire|theres a fire|there is a fire',
    '(been|was|is|got) (shot|stabbed)|(has|with) a (gun|knife)|(someone|somebody|he|she) is (attacking|hurting|trying to kill)|breaking into my',
    '(life threatening|medical) emergency',
    `${who} (has |just |suddenly )*collapsed|${who}( is|s)? (still )?(not|isnt|un) ?(responding|responsive|moving)(?! (to|in|into|out|from|away|here|there)\\b)`,
    '(turning|turned|going|went) blue|(lips|face|fingers)( are| is)? (turning |going )?blue',
    'swallowed (a|an|some|the) ((button|lithium|coin|watch) )?(battery|batteries|magnets?|poison|bleach|pills|detergent)',
    '(broke|breaking|broken) into (my|our|the)|(theres|there is) (someone|somebody|a stranger|an intruder|a burglar) in(side)? (my|our|the)',
    '(being|getting) robbed|(robbing|threatening|following) (me|us)',
    'smells? (of |like )?gas|gas leak|carbon monoxide poisoning|electrocuted|anaphyla(xis|ctic)',
    '(having|has|have|had|got) an? (severe |bad )?allergic reaction|(tongue|throat) is swelling',
    '(my|her) water broke|baby is coming',
  ]),
  es: anyOf([
    'infarto|ataque (al corazon|cardiaco)|paro cardiaco|(dolor|presion|duele) (en )?el pecho|me duele (mucho )?el pecho',
    'derrame cerebral|convulsion(es|ando)?|convulsiona',
    'no (puedo|puede|podemos|logra|logro) respirar|no respira|(dejo|esta dejando) de respirar|me falta el aire|me cierra la garganta',
    '(me|se) (estoy|esta) (ahogando|asfixiando|muriendo|desangrando)|(estoy|esta) (muriendo|agonizando|inconsciente)|se (ahoga|muere|desmayo|atraganto)|perdio el conocimiento|no (despierta|reacciona)',
    'sobredosis|(tomo|trago|tome|bebio) (muchas pastillas|veneno|cloro)|envenen(o|ado|ada)',
    '(quiero|voy a|quiere|va a) (matarme|morirme|matarse|suicidarme|suicidarse)|me quiero (matar|morir)|quitar(me|se) la vida|suicid(io|arme|arse)',
    'sangr(a|ando) (mucho|muchisimo)|no (para|deja|dejo) de sangrar|hemorragia|perdiendo mucha sangre',
    'ambulancia|(llam(e|en|a|ar|en)|marc(ar|o|a|ue))( por favor)? al (911|9 1 1|nueve once|nueve uno uno)',
    '(hay un )incendio|se (esta quemando|incendia|quema) (la|el|mi)|se incendio',
    'balacera|(le|me|lo|la) (dispararon|apunalaron|estan (atacando|golpeando|matando))|(tiene|trae) (un arma|una pistola|un cuchillo)',
    '(emergencia|urgencia) medica|peligro de muerte',
    `se cayo y no (responde|se mueve)|${quien} no (responde|se mueve)(?! (el|la|los|las|mis|tus|sus|a|al|mensajes|llamadas|correos)\\b)|(poniendo|puso|puesto) (azul|morad[oa])|(esta|estan) convulsionando`,
    '(trago|tragado|comio) (una|un|la|el|unas|unos) (pila|bateria|iman|imanes|moneda|pastillas|cloro|veneno|detergente)',
    '(me|nos|lo|la|le) estan (robando|asaltando|siguiendo|amenazando)|(se metieron|entraron) a robar|se metieron (a|en) (mi|nuestra) casa|hay alguien dentro de (mi|la) casa',
    'huele( mucho| muy fuerte)? a gas|fuga de gas|se electrocuto',
    '(tengo|tiene|tuvo|teniendo|dando) una reaccion alergica|(lengua|garganta) (inflamada|hinchada)',
    'se (me|le) rompio la fuente|ya viene el bebe|(lo|la|me) atropello|(lo|la|me) atropellaron|atropell(o|aron) a',
  ]),
};

/** Says in so many words that it is an emergency, whatever it is about. */
const declared: Readonly<Record<Language, RegExp>> = {
  en: /\b(this|it|thats|that|its|theres|there)( is|s)? an? (\w+ )?emergency\b|\bi(ve| have|ve got| have got) an? (\w+ )?emergency\b|^(help )?emergency( help)?$/,
  es: /\b(es|esto es|hay|tengo) una (emergencia|urgencia)\b|^(auxilio|socorro|emergencia|es urgente auxilio)$|\bauxilio\b/,
};
const cry = /\b(auxilio|socorro)\b/;
const denied =
  /\b(not|isnt|no|nothing|never|wasnt) (is |es |was |era |really |es realmente )?(an |a |una? )?(\w+ )?(emergency|emergencia|urgencia|urgent)\b/;
const past =
  /\b(last (year|month|week|summer|winter|spring|fall)|(years?|months?|weeks?) ago|hace (un|una|unos|unas|dos|tres|cuatro|cinco|seis|varios|muchos|\d+)? ?(anos?|mes|meses|semanas?)|el ano pasado|el mes pasado)\b/;

/** What was is again: the past does not make it harmless. */
const now = /\b(now|again|just|ahora|otra vez|de nuevo)\b/;

/** An animal is what the words are about; people dial 911 for people. */
const animal =
  /\b(my|our|the|a|mi|nuestr[oa]|el|la|un|una) (\w+ )?(dog|puppy|cat|kitten|pet|horse|rabbit|bird|hamster|perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|mascota|cachorr[oa]|caballo|conejo)\b/;
const person =
  /\b(son|daughter|child|kid|baby|husband|wife|mother|father|mom|mum|dad|brother|sister|grandmother|grandfather|friend|neighbou?r|man|woman|boy|girl|person|someone|somebody|people|me|us|i am|im|hij[oa]|nin[oa]|bebe|espos[oa]|marido|mama|papa|madre|padre|herman[oa]|abuel[oa]|amig[oa]|vecin[oa]|hombre|mujer|persona|alguien)\b/;

/** The language of words that tell of danger to a person's life, or null. */
export function dangerToLife(text: string): Language | null {
  const said = fold(text);
  if ((past.test(said) && !now.test(said)) || (animal.test(said) && !person.test(said))) return null;
  return languages.find((language) => dangerPatterns[language].test(said)) ?? null;
}

export interface DeclaredEmergency {
  readonly language: Language;
  /** Nothing else is said: what it is about is not known. */
  readonly bare: boolean;
  /** A cry for help, which is never a matter of business. */
  readonly cry: boolean;
}

/** An emergency that is declared in so many words, whatever it is about; null when none is. */
export function declaredEmergency(text: string): DeclaredEmergency | null {
  const said = fold(text);
  if (denied.test(said)) return null;
  const language = languages.find((each) => declared[each].test(said));
  if (language === undefined) return null;
  const rest = words(said.replace(declared[language], ' '));
  const kindNamed = /\ban? (?!real |big |huge |serious )\w+ emergency\b/.test(said);
  const bare = !kindNamed && rest.every((word) => courtesy.has(word) || fillers.has(word));
  return { language, bare, cry: cry.test(said) };
}
