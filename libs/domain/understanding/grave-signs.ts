import { pattern } from '@voicecore/domain/kernel';

/*
 * Signs that are not danger alone but are in combination: a weapon and a threat, smoke and a person inside, a fall and
 * a person who cannot get up. Patterns are applied to folded text from which figures of speech were removed.
 */

export interface Sign {
  readonly pattern: RegExp;
  readonly weight: number;
}

function sign(weight: number, pattern: string): Sign {
  return { weight, pattern: new RegExp(`\\b(?:${pattern})(?!\\w)`) };
}

/** The threshold: nearly as much as two clear signs, or a clear one and two faint ones. */
export const graveTogether = 3.5;

export const graveSigns: readonly Sign[] = [
  // Violence.
  sign(
    2,
    pattern`
      guns?|knife|knives|machete|weapons?|armed|rifle|shotgun|axe|ski masks?|masked|pistolas?|armas?|cuchillos?|
      navajas?|machetes?|escopetas?|armad[oa]s?|enmascarados?|encapuchados?`,
  ),
  sign(
    2,
    pattern`
      kill|killed|murder|shoot|stab|rape|strangl\w+|hitting|hits (?:me|her|him|us)|
      beat(?:s|ing)?(?: up)?|attack(?:ing|ed)?|
      punch\w*|threaten\w*|assault\w*|chas(?:es|ing)|
      slapp\w+|hurting|matar(?:me|l[oa]|nos)?|mata|
      pegando|pego|pega|golpe(?:a|o|ando|aron)|
      atac(?:a|ando|aron)|mordiendo|arrastrando|
      amenaz\w+|me persigue|(?:persigu)\w+|persiguiendo|
      violar|ahorcando|lastimando|forcejeando`,
  ),
  sign(2, 'scream\\w*|yelling for|crying for help|begging|gritando|gritos|gritar|pidiendo ayuda|pide ayuda'),
  sign(
    2,
    '(?:bang|pound|kick|break|beat|smash|ram)\\w* ${up}(?:on |in |down |at |through )?(?:the|my|our|her) (?:\\w+ )?(?:door|window)|(?:golpeando|pateando|tumbando|rompiendo|forzando|azotando|tocando muy fuerte) (?:\\w+ ){0,2}?(?:puerta|ventana|reja)|(?:ran|came|burst|stormed|barged|running|walked) in(?:side)?|entraron|se metieron'.replace(
      '${up}',
      '(?:\\w+ )?',
    ),
  ),
  sign(1.5, 'hiding|hid|scared|afraid|terrified|escondid[oa]s?|tengo (?:mucho )?miedo|asustad[oa]s?|drunk|borrach[oa]'),
  sign(
    2,
    pattern`
      (?:somebody|someone|a man|some man|some guy|a guy|stranger|two guys|two men|alguien|un hombre|un tipo|
        unos tipos|unos hombres) (?:\w+ ){0,4}?(?:inside|outside|downstairs|window|my house|in here|backyard|
        adentro|mi casa|ventana|afuera de mi|patio)`,
  ),
  // Fire and bad air.
  sign(
    2,
    pattern`
      fire|flames?|fuego|llamas|lumbre|incendio|(?:explod|explos|explot)\w+|
      smok(?:e|y)|humo|humareda|burning|quemando|
      ardiendo`,
  ),
  sign(
    2,
    pattern`
      (?:cant|cannot|couldnt|no way to) (?:get|make it|come) (?:\w+ )?out|
      trapped|blocked|stuck inside|(?:is|are|s|hes|shes|still|kids?|people|they|grandma|dog) (?:still )?(?:in there|
        inside)|
      hasnt come out|havent come out|no podemos salir|no pued[eo] salir|encerrad[oa]s?|atrapad[oa]s?|(?:hay|esta|
        estan|quedo|gente|ninos?) (?:\w+ )?(?:adentro|ahi dentro)`,
  ),
  sign(
    1.5,
    pattern`
      everyones|we all|todos|everybody (?:is|feels)|
      all of us|eyes are (?:burning|watering)|nos arden los ojos|
      dizzy|maread[oa]s?|nos sentimos|spreading|getting (?:big|bigger|to the)|
      creciendo|extendiendo`,
  ),
  // The body.
  sign(
    2,
    pattern`
      burned|burnt|scalded|boiling (?:water|oil)|
      hot oil|acid|se quemo|quemad[oa]s?|agua hirviendo|aceite hirviendo|aceite caliente`,
  ),
  sign(
    1.5,
    pattern`
      (?:on|all over|over) (?:his|her|my|the) (?:whole |entire |\w+ )?(?:face|chest|body|arms|legs|back|stomach)|
      tod[oa] (?:el|la) (?:cuerpo|cara|pierna|brazo|pecho|espalda)`,
  ),
  sign(
    2,
    pattern`
      (?:cant|cannot|couldnt|can not|wont|isnt|not|no longer) (?:\w+ )?(?:get up|stand|stand up|move|walk|talk|
        talking|see|feel|swallow|speak|hear me|focus|answering|answer me)|
      no (?:me |se |nos )?(?:puedo|puede|podemos) (?:\w+ )?(?:levantar\w*|parar(?:me|se)?|mover\w*|caminar|hablar|
        ver|tragar|pararme)|
      no (?:me )?(?:habla|responde|contesta|reconoce)`,
  ),
  sign(
    2,
    pattern`
      (?:grab(?:bed|bing)?|clutch\w*|hold(?:ing)?|held) (?:at )?(?:his|her|my) (?:chest|throat|neck|head|stomach)|
      (?:fell|went|drop(?:ped)?|keeled) (?:over|down|to the (?:floor|ground))|
      se agarro (?:el|la) (?:pecho|cabeza|cuello)|
      se (?:cayo|fue) (?:para atras|al suelo|a el suelo|al piso|a el piso|redond[oa])|
      cayo (?:al|a el) (?:piso|suelo)|cayo encima|
      le cayo`,
  ),
  sign(
    1,
    pattern`
      fell|fallen|hit (?:his|her|my|their) head|
      crashed?|wreck|se cayo|me cai|se cayeron|se pego|chocaron|chocamos|poste|arbol encima`,
  ),
  sign(
    2,
    pattern`
      alone|by myself|all by herself|all by himself|nobody else|no one else|sol[oa] en la casa|estoy sol[oa]|
      esta sol[oa]|no hay nadie mas`,
  ),
  sign(
    1.5,
    pattern`
      throwing up|vomit\w*|puking|passing out|confused|out of it|(?:acting|breathing|talking|looks?|
        looking) (?:\w+ )?(?:weird|funny|strange|drunk|off|wrong)|
      breathing is (?:weird|bad|funny|shallow)|
      doesnt (?:know|recognize)|seeing things|drows\w+|
      muy rar[oa]|confundid[oa]|desorientad[oa]|no sabe (?:donde|quien)|
      adormilad[oa]|viendo cosas`,
  ),
  sign(
    2,
    pattern`
      pills|fentanyl|heroin|cocaine|meth|overdose|wrong (?:pills|medicine|medication|dose)|
      pastillas|fentanilo|heroina|sobredosis|droga`,
  ),
  sign(2, 'blood|bleeding|sangre|sangrando|sangra'),
  sign(
    1.5,
    pattern`
      pale|gray|grey|sweating|cold sweat|clammy|numb|jaw|palid[oa]|sudando|sudor|entumid[oa]|quijada|
      heart is racing|heart racing|corazon acelerado|taquicardia`,
  ),
  sign(
    1,
    '(?:my|his|her|the) (?:chest|heart|head|neck|throat|skull)|(?:el|mi|su) (?:pecho|corazon|cuello|craneo)|la cabeza',
  ),
  sign(
    2,
    'gurgl\\w+|wheez\\w+|gasp\\w+|catch (?:my|his|her) breath|jadeando|purple|moving|morad[oa]'.replace('|moving', ''),
  ),
  sign(
    2,
    pattern`
      outlet|electrocut\w+|(?:electric\w*|bad) shock|
      power line|live wire|enchufe|corriente|cable de (?:luz|alta)|
      toma de corriente`,
  ),
  sign(
    3,
    pattern`
      (?:having|had|have|delivering) (?:a|the|her|my) (?:baby|kid) (?:\w+ ){0,2}?(?:in the|right|now|here|on the)|
      pariendo|(?:esta|va a) (?:dando|dar) a luz|
      pujando`,
  ),
  sign(1, 'parking lot|sidewalk|street|in front of|floor|bathroom|estacionamiento|banqueta|calle|enfrente|piso|bano'),
  // Self-harm.
  sign(2, 'rope|noose|razor|ledge|gun in my|soga|cuerda|navaja|azotea|puente'),
  sign(
    2,
    pattern`
      end it|want to die|goodbye|cant (?:take it|do this|go on)|
      give up|no way out|despedir\w*|adios a todos|no aguanto|me rindo|ya no puedo mas|perdon\w+ (?:por todo|mama|
        a todos)`,
  ),
  // Cries for help, now.
  sign(
    1,
    pattern`
      help|please (?:help|come|send|hurry)|hurry|
      right now|quick|ayuda|ayudeme|ayudenme|por favor (?:ayud\w+|vengan|manden)|
      apurense|ahorita|somebody help`,
  ),
  sign(
    1,
    pattern`
      (?:a|my|his|her|the|some|this) (?:little |old |young |\w+ )?(?:man|woman|lady|guy|boy|girl|kid|child|baby|son|
        daughter|mom|dad|mother|father|husband|wife|brother|sister|uncle|aunt|grandma|grandpa|boyfriend|girlfriend|
        ex|neighbor|friend)|
      (?:mi|un|una|el|la|su|unos) (?:hij[oa]|nin[oa]|bebe|mama|papa|espos[oa]|marido|herman[oa]|ti[oa]|abuel[oa]|
        novi[oa]|ex|senor|senora|hombres?|mujer|vecin[oa]|amig[oa]|muchach[oa])|
      (?:a|al|a el) (?:un )?(?:senor|hombre|muchacho)`,
  ),
];

/** Returns the total weight of the signs. */
export function weightOf(said: string): number {
  return graveSigns.reduce((sum, { pattern, weight }) => (pattern.test(said) ? sum + weight : sum), 0);
}
