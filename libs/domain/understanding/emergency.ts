import { languages, type Language, pattern } from '@voicecore/domain/kernel';
import { up } from './any-of';
import { dangerPatternsEn } from './danger-patterns-en';
import { dangerPatternsEs } from './danger-patterns-es';
import { fold, words } from './fold';
import { graveTogether, weightOf } from './grave-signs';
import { detectLanguage } from './language';
import { courtesy, fillers } from './phrases';

/*
 * Danger to life or a crime in progress is judged by parts that carry meaning: a human being and a grave sign, or
 * something that is grave no matter whom it affects. It knows nothing of any trade. Patterns are applied to folded
 * text.
 */
const dangerPatterns: Readonly<Record<Language, readonly RegExp[]>> = { en: dangerPatternsEn, es: dangerPatternsEs };

/** Figures of speech and things whose names contain such words: they are removed before anything is judged. */
const figures = anyAll(
  pattern`
    (?:to die for|die(?:d)? (?:laughing|if)|dying (?:to (?:try|see|know|meet|get|eat|taste|go|visit)|for (?:a|an|
        some|your|the|that))|(?:nearly|almost|just about|about) (?:died|had a heart attack|killed|fainted|choked)|
      (?:nearly|almost) (?:gave|had|got) ${up(3)}heart attack|heart attack (?:when|if|at|over)|have a heart attack|
      kill for|(?:is|are|s|absolutely|was|been)? ?killing (?:me|it|us)(?! (?:please|hurry|help|he|with a))|(?:kill|
        murder) me (?:if|when|for|over)|make a killing|bleeding money|drowning in (?:\w+ ){0,3}?(?:work|paperwork|
        debts?|bills|emails?|laundry|calls|orders|homework|stuff|boxes|taxes|forms)|chok(?:ing|ed) (?:under|
        on) (?:this |the |my )?(?:much )?(?:debt|bills?|price|work)|(?:sink|drain|disposal|engine|mower|pipe|toilet|
        tub|vacuum|car|bathtub)s? (?:is |has |s )?(?:\w+ )?chok(?:ing|ed)|killer|the bomb|bomb cyclone|bath bombs?|
      (?:black|blue|purple) from (?:these|the|my|this) \w+|following (?:up|my account|you|your)|photo ?bomb|
      blow(?:n|s|ing)? (?:up )?(?:\w+ )?(?:my phone|balloons?|away|the budget)|blew (?:out|up my phone|me away)|
      shot of|(?:flu|covid|vitamin|allergy|rabies|booster|tetanus|b ?12|head|screen|money|long|cheap|mug|best|
        worth a|give it a|take a|jell ?o) ?shots?|photo shoot|choked? (?:up|on the (?:price|bill))|roasting|
      fire(?:d)? (?:alarm|drill|extinguishers?|truck|inspect\w+|department|marshal|pit|place|works?|wood|sale|
        hydrant|escape|exit|station|insurance|damage|safety|code|prevention|dancers?|sticks?|grill)|you fired|
      smoke(?:d|s)? (?:detectors?|alarms?|meat|brisket|shop|damage|free|machine|ring|test|bbq)|smoking section|
      carbon monoxide detectors?(?! (?:is|are|went|going|keeps|beeping))|murder mystery|traffic is murder|
      crime scene|active shooter training|gun (?:safe|range|show|shop|permit|license)|shooting range|rat poison|
      poison (?:ivy|oak|sumac)|ambulance (?:service|company|interview|bill)|blood (?:orange|work|test|pressure|
        drive|bank|type|stains?)|stroke of luck|back ?stroke|water broke (?:down|off)|stuck (?:with|on|in traffic)|
      stop(?:ped)? me dead|breathe (?:some )?life|break(?:ing)? (?:in my new|the bank)|(?:knife|gun) (?:set|
        sharpen\w*|block|cleaning)|scared to death|bored to death|worried (?:sick|to death)|sick to death|
      drop dead gorgeous|dead(?:line| battery| end)|highway robbery|daylight robbery|robbed blind|steal of a|
      heartbreak\w*|cardiac (?:diet|rehab))`,
  pattern`
    (?:muero|muere|muriendo|moria|morir|morirme|muerta?o?) (?:por|de (?:hambre|risa|ganas|calor|frio|sed|sueno|pena|
        aburrimiento|la risa))|
    (?:me voy a|voy a|vamos a) morir(?:me)? si|
    nadie se (?:esta )?muriendo|(?:casi )?me (?:da|dio|va a dar) un infarto (?:cuando|con|al|de ver|el precio|si|
      ver)|
    casi me (?:da|dio|muero|mato|mata|infarto)|
    (?:de|dia de|pan de|esta de) muertos?|me (?:mata|mato|esta matando) (?:la|el|de|con|ese|esa)|
    (?:la|el|mi|las|los) \w+ me (?:esta|estan) matando|
    ese precio me \w+|(?:el jefe|mi jefe|mi jefa|mi mama|mi esposa|mi mujer|mi marido|mi esposo|
      mi papa) me (?:va a matar|mata) (?:si|cuando|por)|
    es la muerte|matador[a]?|son un robo|es un robo|seguro (?:contra|de) (?:robo|incendio|vida)|
    ahogad[oa] (?:de|en)|ahogando (?:de|en) (?:trabajo|deudas|tareas|papeles)|
    fuegos? artificiales|(?:carro|camion|clase|inspector|casco|cuerpo|disfraz) de bomberos|
    detector(?:es)? de (?:humo|monoxido|gas)|
    alarma (?:de|contra) (?:humo|incendios?)|
    (?:simulacro|permiso|prevencion|extintor\w*|puerta|salida|polizas?) (?:de|contra|para) (?:\w+ )?(?:incendios?|
      suicidio|quema\w*|evacuacion|fuego)|
    prevencion de el suicidio|del suicidio|gas (?:pimienta|lp|natural)|
    veneno para|(?:prueba|examen|mancha|analisis|tipo|presion|donar|banco|naranja|donacion|
      donador) (?:de )?(?:la )?(?:sangre|sanguine\w+)|
    bombas? de (?:chocolate|crema|agua|la alberca|bano|gasolina|jabon)|
    (?:shot|trago) de|me dispararon el precio|
    (?:el|la|los) (?:precio|costo|cuenta|factura)s? se (?:me )?dispar\w+|
    polvora|poligono|tiro (?:con arco|al blanco)|
    ataque de (?:risa|nervios|celos|hambre)|me explota con|
    sin aire (?:la|el|acondicionado)|(?:aire|sin aire) acondicionado|
    derrame (?:de (?:agua|aceite))|se (?:me )?(?:quemo|quemaron) (?:el|la|un|una|los|las) (?:foco|arroz|olla|comida|
      frijoles|pastel|tarjeta|motor|fusible|plancha|pantalla|laptop|camisa|tostador|cafetera|balastra|lampara)|
    (?:novela|pelicula|libro|serie) de (?:el )?(?:asesinato|crimen|terror)|
    la fuga es de|fuga de (?:agua|aceite|anticongelante)|
    dieron a la fuga|encias|sin prisa|hubo (?:un |una )?(?:incendio|explosion|balacera|tiroteo|robo|asalto)|
    (?:dedo|pie|ojo|una|brazo|rodilla|tobillo|mano) (?:\w+ ){0,4}?morad[oa]|
    clases? de (?:defensa|primeros|tiro)|incendio de el ano`,
);

function anyAll(...parts: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${parts.join('|')})(?!\\w)`, 'g');
}

/** Says explicitly that it is an emergency, whatever it is about. */
const declared: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(pattern`
    \b(this|it|thats|that|its|theres|there)( is|s)? an? (\w+ )?emergency\b|
    \bi(ve| have|ve got| have got) an? (\w+ )?emergency\b|
    ^(help )?emergency( help)?$`),
  es: new RegExp(pattern`
    \b(es|esto es|hay|tengo) una (emergencia|urgencia)\b|
    ^(auxilio|socorro|emergencia|es urgente auxilio)$|
    \bauxilio\b`),
};
const cry = /\b(auxilio|socorro)\b/;
const denied = new RegExp(pattern`
    \b(not|isnt|no|nothing|never|wasnt) (is |es |was |era |really |es realmente )?(an |a |una? )?(\w+ )?(emergency|
      emergencia|urgencia|urgent)\b`);
const past = new RegExp(pattern`
    \b(last (year|month|week|summer|winter|spring|fall)|(years?|months?|weeks?) ago|hace (un|una|unos|unas|dos|tres|
        cuatro|cinco|seis|varios|muchos|\d+)? ?(anos?|mes|meses|semanas?)|el ano pasado|el mes pasado)\b`);

/** Words saying that something past is happening again: being past does not make it harmless. */
const now = /\b(now|again|just|ahora|otra vez|de nuevo)\b/;

/** The words are about an animal; people dial 911 for people. */
const animal = new RegExp(pattern`
    \b(my|our|the|a|mi|nuestr[oa]|el|la|un|una) (\w+ )?(dog|puppy|cat|kitten|pet|horse|rabbit|bird|hamster|perr[oa]|
      perrit[oa]|gat[oa]|gatit[oa]|mascota|cachorr[oa]|caballo|conejo)\b`);
const person = new RegExp(pattern`
    \b(son|daughter|child|kid|baby|husband|wife|mother|father|mom|mum|dad|brother|sister|grandmother|grandfather|
      friend|neighbou?r|man|woman|boy|girl|person|someone|somebody|people|me|us|i am|im|hij[oa]|nin[oa]|bebe|
      espos[oa]|marido|mama|papa|madre|padre|herman[oa]|abuel[oa]|amig[oa]|vecin[oa]|hombre|mujer|persona|alguien)\b`);

/** Asks what the business sells, does or charges: no one in danger does that. */
const business = new RegExp(pattern`
    \b(?:(?:do|does|are|can|could|will|would) (?:you|y ?all|they|your \w+|we)(?: guys| folks| all| still| also| even)* (?:sell|
        carry|do|offer|fix|treat|have (?:any|an?|the|parking|a class|openings|some|extra|gift)|deliver|provide|
        spray|show|rent|make|teach|clean|take|accept|open|cover|repair|install|reupholster|tow|stock|handle|certify|
        sharpen|put|give (?:classes|lessons))|how (?:much|long|many|soon|late|early)|what (?:time|are your|
        is the (?:price|cost|address|waiting|dress|deadline)|s the (?:price|cost|address|waiting|dress|deadline|
        fee))|whats (?:the|your) (?:price|cost|address|waiting|dress|deadline|fee|emergency)|is (?:that|
        the) (?:show|class|haunted)|(?:i would|id) like (?:to (?:book|change|schedule|sign)|a quote)|(?:quote|
        estimate|appointment) (?:for|on|next|to)|cuant[oa]s?|(?<!(?:me|nos|la|lo|los|las) )(?:tienen|venden|hacen|
        dan|aceptan|arreglan|rentan|ofrecen|atienden|limpian|fumigan|manejan|cobran|reparan|capacitan|
        instalan)(?= \w+)|que (?:precio|dieta|horario|costo)|a que hora|hasta que hora|hay (?:lugar|cita|espacio|
        guarderia|cupo)|busco (?:abogad[oa]|trabajo|seguro)|quiero (?:un|una) (?:seguro|cita|presupuesto|cotizacion|
        pastel|facial))\b`);
/** Said in danger, whatever is asked. */
const pressing = new RegExp(pattern`
    \b(?:hurry|help me|help us|please help|quick|right now|ambulance|911|nine one one|ayud[ea]\w*|apur\w+|rapido|
      ambulancia|auxilio|socorro|ahora mismo|ahorita mismo|dying|no pulse|as we speak)\b`);

/** What has happened is over, or is a business matter. */
const harmless = new RegExp(pattern`
    \b(?:yesterday|last (?:night|week|month|year)|ayer|anoche|la semana pasada|appointment|cita|refund|order|quote|
      estimate|presupuesto|cotizacion|insurance|report|warranty|garantia|seguro|next week|this week|tomorrow|manana|
      i need (?:a|an|to)|quiero (?:un|una|que me|saber)|necesito (?:un|una))\b`);

/** Returns the language of words that report danger to a person's life or a crime in progress, or null. */
export function dangerToLife(text: string): Language | null {
  const said = fold(text).replace(figures, ' | ');
  if ((past.test(said) && !now.test(said)) || (animal.test(said) && !person.test(said))) return null;
  if (business.test(said) && !pressing.test(said)) return null;
  const language = languages.find((language) => dangerPatterns[language].some((each) => each.test(said)));
  if (language !== undefined) return language;
  return weightOf(said) >= graveTogether && !harmless.test(said) ? detectLanguage(text, 'en').language : null;
}

export interface DeclaredEmergency {
  readonly language: Language;
  /** Nothing else is said: what it is about is not known. */
  readonly bare: boolean;
  /** A cry for help, which is never a business matter. */
  readonly cry: boolean;
}

/** Returns an emergency that is declared explicitly, whatever it is about; null if none is. */
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
