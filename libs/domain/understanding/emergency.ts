import type { Language } from '@voicecore/domain/kernel';
import { spoken } from '@voicecore/domain/receptionist-texts';
import { fold } from './fold';

/** Words that mean danger to life now. Matched on folded text; a false alarm costs one sentence, a miss may cost a life. */
const danger: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(
    [
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
    ].join('|'),
  ),
  es: new RegExp(
    [
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
    ].join('|'),
  ),
};

/** "This is an emergency" counts unless the same words say what it is about: a tooth is urgent, not a case for 911. */
const declared: Readonly<Record<Language, RegExp>> = {
  en: /\b(this|it|thats|that|its|theres|there)( is|s)? an? emergency\b|\bi have an emergency\b|^(help )?emergency( help)?$/,
  es: /\b(es|esto es|hay|tengo) una (emergencia|urgencia)\b|^(auxilio|socorro|emergencia|es urgente auxilio)$|\bauxilio\b/,
};
const dental =
  /\b(dental|tooth|teeth|filling|crown|gum|gums|braces|diente|dientes|muela|muelas|empaste|corona|encia|encias|frenos)\b/;
const denied =
  /\b(not|isnt|no|nothing|never|wasnt) (is |es |was |era |really |es realmente )?(an |a |una? )?(emergency|emergencia|urgencia|urgent)\b/;
const past =
  /\b(last (year|month|week|summer|winter|spring|fall)|(years?|months?|weeks?) ago|hace (un|una|unos|unas|dos|tres|cuatro|cinco|seis|varios|muchos|\d+)? ?(anos?|mes|meses|semanas?)|el ano pasado|el mes pasado)\b/;

/**
 * The language of the words that tell of danger to life, or null. Whoever gets a language says the fixed text and
 * does nothing else: no tool, no search, no transfer.
 */
export function isEmergency(text: string): Language | null {
  const said = fold(text);
  for (const language of ['en', 'es'] as const) {
    if (new RegExp(`\\b(${danger[language].source})\\b`).test(said) && !past.test(said)) return language;
    if (declared[language].test(said) && !dental.test(said) && !denied.test(said)) return language;
  }
  return null;
}

/** The fixed words: hang up and dial 911 yourself. They claim no call and promise none. */
export function emergencyText(language: Language): string {
  return spoken('emergency', language);
}
