import { pattern } from '@voicecore/domain/kernel';
import { anyOf as any, up } from './any-of';
import { fold, words } from './fold';
import { courtesy, fillers, robotQuestion } from './phrases';

/*
 * Decides whether a caller asks for a human being, whoever it is. It is judged by parts that carry meaning: words for a
 * human being, words for reaching or being served by one, for wishing and for refusing the machine. These are marked
 * first, and the rules below refer to the marks. People who are only mentioned do not count. Patterns are applied to
 * folded text.
 */

const roleEn = pattern`
  human beings?|humans?|human persons?|persons?|people|somebody|someone|some (?:one|body)|
  anybody|anyone|any (?:one|body)|agents?|representatives?|
  reps?|operators?|receptionists?|attendants?|managers?|management|supervisors?|staff(?: members?)?|
  employees?|associates?|specialists?|colleagues?|co ?workers?|owners?|boss|secretary|clerk|team ?members?|
  advis[eo]rs?|(?:customer|client) (?:service|care|support)(?: (?:rep|agent|person|representative|team|people|
      desk))?|
  (?:human|real|living|live) (?:voice|one)|
  front desk person|person in charge|(?:one|some) of (?:your|the|you) (?:guys|girls|people|staff|folks|ladies|
    colleagues|employees|agents|team|coworkers|workers)|
  (?:anyone|someone|somebody|anybody) else`;
/** Words for people that mean a person on the line only in combination with a wish to reach them. */
const looseEn = pattern`
  guys?|gals?|lad(?:y|ies)|gentlem[ae]n|man|
  woman|girls?|boys?|folks?|fellas?|dude|body|soul|adult|one of them|your team|who ?so ?ever|whoever|whomever`;
const detEn = pattern`
  (?:(?:an?|any|some|the|that|another|one|of|your|you|next|first|available|real|live|living|breathing|actual|honest|
      human|normal|proper|different|other|free|either|new|nice|senior|single|flesh and blood) )`;
const roleEs = pattern`
  ser(?:es)? humanos?|personas?|(?:el|su|de|algun) personal|
  human[oa]s?|alguien|algun[oa]s? de (?:los|las|sus|tus|ustedes)(?: \w+)?|
  gente|agentes?|representantes?|rep|operador(?:es|as?)?|
  recepcionistas?|asesor(?:es|as?)?|encargad[oa]s?|
  gerentes?|gerencia|supervisor(?:es|as?)?|
  emplead[oa]s?|ejecutiv[oa]s?|telefonistas?|duen[oa]s?|jef[ea]s?|companer[oa]s?|colegas?|secretari[oa]s?|
  dependientes?|(?:servicio|atencion) a el (?:cliente|publico)|
  quien (?:sea|este|pueda|guste|quiera)`;
const looseEs = pattern`
  quien(?:quiera)?|cualquiera(?: de \w+)?|muchach[oa]s?|
  senorit[oa]s?|senor(?:es|as?)?|mujer|hombre|
  chic[oa]s?|joven|otr[oa]|un[oa] (?:de (?:ustedes|ellos|ellas|verdad)|que)|
  alguno|alguna|ningun[oa]?|nadie|(?:el|la|los|las) que \w+`;
const detEs = pattern`
  (?:(?:una?|uno|el|la|los|las|algun|alguna|otro|otra|cualquier|su|sus|tu|tus|ese|esa|proximo|proxima|siguiente|
      primer|primera|verdader[oa]|mism[oa]|buen|simple) )`;
const machine = pattern`
  robots?|machines?|computers?|bots?|chatbots?|recordings?|recorded|automated|automation|automatic|ai|ivr|
  answering machine|virtual|voicemail|robotic|maquin(?:as?|itas?)|
  robotito|computadoras?|compu|aparatos?|grabacion(?:es)?|
  grabadora|contestadora|automatic[oa]s?|asistente virtual|inteligencia artificial`;

const talkEn = pattern`
  talk(?:ing)?|speak(?:ing)?|chat(?:ting)?|
  holler|chat|converse|consult|communicate|(?:a|quick) (?:word|chat|conversation)|
  complain`;
const tellEn = pattern`
  explain|tell|discuss|describe|report|say|deal|do (?!you|i|we|they|it is)|
  handle|sort|go over|settle|work|go through|talk|share|run`;
const linkEn = pattern`
  (?:connect|transfer|put|patch|pass|hand|switch|forward|redirect|rout|send|get|giv|find|bring|direct|reach|page|
    fetch|grab|lett?|mov|turn|let)(?:e|ed|ted|red|ting|ring|ing)?|
  gimme|lemme|get (?:a ?)?hold of|get through`;
const serveEn = pattern`
  pick(?:s)? up|answer|take (?:my|the|this|a) call|
  (?:on|to|at) (?:the|this|my) (?:phone|line|call|telephone)|
  get on|hop on|jump on|(?:help|assist|serve|hear|attend|advise|guide|walk|talk|look|go) (?:me|us|
    at \w+ \w+ with me|over \w+ with me)|
  come (?:on|to) (?:the )?(?:phone|line)|listen|
  talk|speak|chat|explain|assist`;
const talkEs = pattern`
  habl(?:ar|e|o|arl[oa]|arlo|andol[oa]|ara)|
  platicar(?:l[oa])?|platique|charlar|conversar|
  tratar(?:l[oa])?|dirigirme|quejarme|consultar(?:l[oa])?|
  explicar(?:\w+)?|decir(?:\w+)|ver(?:l[oa])|
  resolver(?:l[oa])?|arreglar(?:l[oa])?|comunicar(?:me|se|nos)|
  comunicacion|comunicado|entenderme|contactar(?:me)?|
  preguntar(?:le)?|discutir(?:l[oa])?`;
const linkEs = pattern`
  (?:comuni[cq]|regal|facilit|colabor|prest|conect|transfier|transfer|enla[zc]|deriv|canali[zc]|contact|consig|
    busqu|busc|trai)\w*|
  pas(?:e|a|as|en|ar|ame|eme|enme|arme|amelo|emelo)|
  pong?(?:a|e|an|as|er|erme|ame|eme|game|ganme|le)|
  ponme|pone(?:s|n)?|mand(?:e|a|eme|ame|en|enme)|
  dar(?:me|nos)?|denme|d[ae]me|denos|me das?|
  llame a|llamale a|dej[ea](?:me|nme)?|solicit\w+`;
const serveEs = pattern`
  (?:atiend|atend|contest|ayud|expliq|expliqu|explica|resuelv|resolv|escuch|orient|entiend|hable|hablar|hablara|
    conteste)(?!\w*(?:io|aron|ieron|aste)\b)\w*|
  (?:a|en|por) (?:el |la )?(?:telefono|linea|bocina|auricular)|
  habla(?:me)?`;
const want = pattern`
  i (?:really |just |still |only |do )?(?:want|wanna|need|prefer|demand|request|require|wish|insist|deserve)|
  want|need|wanna|needing|id (?:\w+ )?(?:like|love|prefer|rather|feel)|
  i would (?:\w+ )?(?:like|love|prefer|rather)|
  rather|prefer|hoping|looking for|trying to|(?:can|could|may|might|would|cant|couldnt) i|
  please|lemme|how (?:do|can|would) i|get me|
  gets me|quiero|quisiera|querria|queria|necesit\w+|prefier\w+|preferiria|ocupo|busco|buscando|exijo|pido|solicito|
  me gustaria|me urge|urge|mejor|por favor|porfa|porfis|deseo|desearia|hagame el favor`;
const wish = pattern`
  ${want}|can|could|may|might|would|will|is there|isnt there|are there|arent there|aint there|is it possible|
  be possible|any chance|any way|let|got|puede\w*|puedo|podria\w*|pudiera|sera|seria|hay|habra|haber|haga|quiere|
  dejeme|dejame|que me`;

/* Marks are upper case, which folded text never is. A word for a human being includes its articles. */
const marks: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`\\b(?:${machine})\\b`, 'g'), 'MACHINE'],
  [new RegExp(`\\b${detEn}*(?:${roleEn})\\b`, 'g'), 'HUMAN'],
  [new RegExp(`\\b${detEs}*(?:${roleEs})\\b`, 'g'), 'HUMAN'],
  [new RegExp(`\\b${detEn}*(?:${looseEn})\\b`, 'g'), 'LOOSE'],
  [new RegExp(`\\b${detEs}*(?:${looseEs})\\b`, 'g'), 'LOOSE'],
];

const who = '(?:HUMAN|LOOSE)';
/** What may follow a requested human being without describing work to be done. */
const noTask = pattern`
  (?= (?:please|now|right|instead|here|there|not|and|because|or|else|real|but|about|regarding|rather|before|today|
      already|than|thanks|thank|immediately|asap|sir|maam|so|honey|hon|dear|man|this|ok|okay|i|in charge|with me|
      on the (?:line|phone)|with (?:a|some)|por|porfa|porfis|ya|de|real|ahi|ahora|ahorita|vivo|viv[oa]|no|y|pero|o|
      porque|mejor|aqui|gracias|urgente|human[oa]|pa|para (?:hablar|que me|preguntar|explicar\w*|consultar)|(?:to|
      who|that|which|que) (?:can |could |will |would |me |nos |lo |la |le |se |si |to |actually |really |
      please )*(?:${serveEn}|${talkEn}|${serveEs}|works?|working|knows?|understands?|is|isnt|sepa|sabe|trabaj\w+|
      entiend\w+|pued[ae]\w*|este|exista|help|helps?))(?!\w)| HUMAN| LOOSE|$)`;

const asks: readonly RegExp[] = [
  // To speak with a person.
  any(
    `(?:${talkEn}) ${up(2)}(?:to |with |too )?${up(1)}${who}`,
    `(?:${tellEn})\\b ?${up(6)}(?:to|with) (?:like )?HUMAN`,
    `(?:if|wish|rather|sooner) i ${up(2)}(?:spoke|talked|got|could) ${up(3)}(?:to|with|get) ${who}`,
  ),
  any(`(?:${talkEs}) ${up(4)}(?:con|a|para) ${up(1)}${who}`),
  any(
    pattern`
      ${who} ${up(4)}(?:i|we|to) (?:can |could |may |might |should )?${up(2)}(?:${talkEn}|ask|explain|tell|discuss|
        deal)`,
  ),
  any(`(?:who|whom) (?:\\w+ )?(?:can|could|do|may|should|would|might) i (?:${talkEn}|ask for|see about|deal)`),
  any(`(?:con|a) (?:HUMAN|LOOSE|el que|la que) ${up(3)}(?:${talkEs}|me comunico|marco)`),
  // To be connected with a person.
  any(
    pattern`
      (?:${linkEn}) (?:me |us |my call |this call |the call |it |this |that |through |over |on |back |to |with |up |
        out |ahold |hold |of |just |maybe |please |like |straight |directly |have |speak |talk |and |im |am |into |
        a |an |along |off )*${who}(?= (?:on|to|in|from|at|here|there|please|now|who|that|of|i|you|right|is|works?|
          instead|not|else|working|thanks|me|and|so|for me|because|or|but)(?!\w)| OTHER| MACHINE|$)`,
  ),
  any(
    `(?:${linkEs}) ${up(2)}(?:con |a |de )?${up(1)}HUMAN(?! como)`,
    `(?:me|nos) (?:\\w+ )?(?:${linkEs}) ${up(2)}(?:con|a) ${up(1)}${who}`,
    `(?:comuni[cq]|conect|transf|pas[ea](?:n?me|r)|pon)\\w* ${up(2)}(?:con|a) ${who}`,
  ),
  any(
    pattern`
      (?:press|push|dial|hit|number|numero|button|marc\w+|oprim\w+|presion\w+|puls\w+|apret\w+) ${up(5)}(?:for|to|
        para|pa) ${up(3)}HUMAN`,
  ),
  any(`(?:${linkEn}) (?:me|us) ${up(8)}(?:to|with) ${who}`),
  // To have a person come to the telephone, or serve the caller.
  any(
    `(?:${wish}|have|get|put) ${up(5)}${who} ${up(9)}(?:${serveEn})`,
    `(?:put|get|bring) (?:${who}|them|him|her) on(?= (?:here|now|please|already)|$)`,
    'pick up the phone',
  ),
  any(
    `(?:${wish}|que|si|no|dig\\w+ a|d[ae]me|deme) ${up(5)}${who} ${up(5)}(?:me |nos |se )?(?:lo |la )?(?:${serveEs})`,
  ),
  any(
    `(?:que|si|puede|puedan?) se ?(?:ponga|pongan|pone|poner|puede poner) ${up(2)}${who}`,
    `pon\\w* ${up(1)}${who} (?:a|en) (?:el |la )?(?:telefono|linea)`,
  ),
  any(
    pattern`
      (?:${wish}|que|donde|hasta|a que) ${up(4)}(?:me |nos )?(?:lo |
        la )?(?:${serveEs}) (?!de )(?!con )${up(2)}(?:con )?${who}`,
  ),
  // To have a person rather than anything else.
  any(
    pattern`
      (?:${want}|give me|get me|find me|get|then|just|ask|help from|assistance from|see) (?:to |me |us |i |we |you |
        have |get |find |see |be |it was |through |please |just |like |a |con |tener |que sea |ver |para |also |
        still |again |ahold of |hold of )*HUMAN${noTask}`,
  ),
  any(
    pattern`
      (?:prefer\w*|prefier\w*|rather|mejor|instead of|want|need|quiero|necesito|only|
        solo) (?:\w+ ){0,3}?HUMAN (?:to|than|over|rather|instead|not|que|no|en vez|en lugar|
        y no)(?: \w+){0,3}? MACHINE`,
  ),
  any(
    pattern`
      (?:with|to|by|from|for|con|a|de|por) (?:an? |una? )?HUMAN (?:than|instead|rather|not|y no|no|en vez|en lugar|
        mejor)(?: \w+){0,3}? (?:you|MACHINE|usted|contigo|ti)`,
  ),
  any(`(?:do|have|handle|go over|discuss|sort|finish) ${up(5)}with HUMAN(?= than| instead| rather| please|$)`),
  any(
    `(?:escalat|elevat|turn|go|rais)\\w* ${up(3)}(?:to|with|over to) HUMAN`,
    `(?:ser|sea|estar|ser) atendid[oa] por HUMAN`,
    `hear ${up(2)}HUMAN`,
    '^(?:que )?hable HUMAN(?: (?:por favor|ya|porfa))*$',
    `HUMAN (?:de ustedes |ahi )?(?:puede|podria|quiere) ${up(1)}(?:hablar|ayudar|atender|contestar)\\w*`,
    `(?:digale|dile|diganle|pidale|pidele) a ${up(1)}${who} que (?:se|me)`,
    `no (?:hablo|platico|trato) con (?:los |las )?MACHINE`,
    `con (?:los |las )?MACHINE no (?:hablo|platico|trato|quiero)`,
  ),
  any(
    pattern`
      (?:${want}|hand from|help from) (?!${up(7)}(?:if|whether|know|bring|take|pick|out|buy|sell|hire|my|for|por|
          para|si|saber|llevar|traer|comprar|donde|cuando|cuanto|how|what|when|where) )(?:\w+ ){1,7}?HUMAN${noTask}`,
  ),
  // To get out of the machine, or through to anyone.
  any(
    pattern`
      (?:get|transfer|take|let|put|move|send) me (?:out of|past|off|around|away from) (?:here|this|the (?:menu|
          system|machine)|your (?:menu|system))`,
    `(?:saque|saca|sacar)me de (?:aqui|este|esta|el menu|la maquina)`,
    pattern`
      ^(?:por favor |ya |no |mejor )*(?:transfierame|transfiereme|comuniqueme|paseme|enlaceme)(?: (?:ya|ahora|
          por favor|porfa|de una vez))*$`,
    `(?:get|put|connect|transfer|send) (?:me )?(?:to |with |through to )?LOOSE s`,
    `whos in (?:charge|control) ${up(4)}(?:talk|speak)`,
    `(?:esta|estara|anda) HUMAN (?:para|pa) (?:hablar|que)`,
    `(?:an? )?(?:actual|real|human) conversation`,
  ),
  // Whether a person is available for the caller.
  any(
    pattern`
      (?:is|isnt|are|arent|aint|any|hay|habra|esta|estara|estan|anda|se encuentra|se encontrara|tienen) (?:there |
        they |like |por ahi |disponible |ahi |a )*${who} (?:that i|who i|i|who can|that can|free|available|
        disponible|desocupad[oa]|libre|(?:around|there|in|here|por ahi|ahi)(?= (?:please|that|who|to|i|now|today|
          who|que|con|for|or|MACHINE|a)(?!\w)|$))`,
  ),
  any(
    `(?:esta|se encuentra|anda|estara|se encontrara|is) (?:por ahi )?HUMAN$`,
    `(?:se encuentra|se encontrara|anda por ahi) HUMAN`,
  ),
  any(
    pattern`
      (?:hay|habra|haya|no esta) ${up(2)}(?:LOOSE|HUMAN|quien) ${up(2)}(?:que|con|a|para)? ?${up(2)}(?:${serveEs}|
        ${talkEs})`,
  ),
  any(
    pattern`
      (?:is|isnt)? ?(?:nobody|no one|noone|anybody|anyone|HUMAN) ${up(2)}(?:there |here |in |around )?to (?:answer|
        talk|pick up|help|take)`,
  ),
  any(`(?:tien\\w+|tendr\\w+|ten(?:dra|es)) (?:a )?${who} ${up(3)}que (?:me|nos) ${up(1)}(?:${serveEs})`),
  any('(?:is there|isnt there|is it|no hay|hay) HUMAN$'),
  any('HUMAN with a (?:pulse|heartbeat|brain|face|soul|mouth)'),
  // To wait for a person.
  any(
    pattern`
      (?:wait(?:ing)?|hold(?:ing)?|stay|queued?|stand by|hang on|be put|in line) ${up(4)}(?:for|until|till|
        to) ${up(2)}(?:HUMAN)`,
  ),
  any(
    pattern`
      (?:esper\w+|aguant\w+|aguardo|me quedo|quedarme|quedo) ${up(5)}(?:a|hasta que|que|por|
        para) ${up(2)}(?:\w+ )?${who}`,
  ),
  // Anything but a machine.
  any(`(?:done|through|finished|fed up|tired|sick)(?: and tired)? (?:of |with )?${up(3)}(?:an? |the |this )?MACHINE`),
  any(
    'que (?:sea|sean|fuera|sea una?) ?(?:HUMAN|LOOSE)',
    `que no (?:sea|sean|fuera) ${up(1)}MACHINE`,
    `HUMAN (?:que exista|de verdad|de carne y hueso|en vivo|vivit[oa])(?= |$)`,
    `(?:HUMAN|LOOSE) ${up(3)}(?:not|no|isnt) ${up(2)}MACHINE`,
  ),
  any(
    pattern`
      (?:no|not|dont|stop|skip|hate|against|without|sick of|tired of|enough of|done with|off|away from|out of|lose|
        enough with|past|bypass|besides|quit|forget|cant stand|cant deal with|rather not|than|over|refuse to|
        no more|get rid of|turn off) (?!(?:you|they) )${up(4)}(?:an? |the |this |that |your |these |those |to |
        with |any )*MACHINE(?! (?:vacuum|lawn|mower|arm|kit|parts?|repair|shop|store|class|camp|wash|washing|games?|
          screen|monitor|science|system|oil|gun|learning|tools?|work|works|working|on|is|in|broke|took|for))`,
  ),
  any(
    pattern`
      (?:no|sin|basta de|hart[oa] de|cansad[oa] de|odio|quit[ae]\w*|sac[ae]\w*|fuera|en vez de|en lugar de|menos|
        detesto|nada de) (?!(?:sirve|prende|funciona|enciende|tienen|venden) )${up(3)}(?:una? |la |el |las |los |
        esta |este |estas |estos |con |de |a )*MACHINE(?! (?:de|para|que|no)(?!\w))`,
  ),
];

/** People and machines that are only mentioned, and a wish that is taken back. */
const spokenOf = new RegExp(
  `\\b(?:${[
    `(?:dont|do not|didnt|no) (?:need|want|have)(?: you)? to (?:transfer|connect|put|pass|switch|patch)(?: \\w+){0,3}`,
    pattern`
      (?:dont|do not|dont want to|didnt|dont have to|no need to) (?:need to )?(?:talk|speak)(?: \w+){0,1}? (?:with|
        to) ${detEn}*(?:${roleEn})`,
    '(?:dont|do not) (?:transfer|connect|put|pass|switch|patch|hand) (?:me|us)(?: \\w+){0,3}',
    pattern`
      no (?:quiero que |hace falta que |necesito que |es necesario que )?(?:me|nos) (?:pase|pases|pasen|comunique|
        comuniques|transfiera|transfieras|conecte|ponga)(?: \w+){0,3}`,
    `no (?:hace falta|necesito|es necesario|quiero) hablar con ${detEs}*(?:${roleEs}|nadie)`,
    pattern`
      (?:do|does|did|will|would) (?:you|they|he|she|it|your \w+|the \w+|your|it|people) (?:guys )?(?:ever |also |
        really |even |need to |have to )?(?:talk|speak|chat|deal|work|meet|connect|get) ?(?:with|to)? (?:the |
        my )?(?:people|persons|staff|agents?|\w+)`,
    '(?:the )?one to (?:talk|speak) to',
    pattern`
      (?:was|were|been|keep|keeps|kept|im|am|is|are|remember|recall|after|while|from|when) (?:talking|
        speaking) (?:to|with) ${detEn}*(?:${roleEn}|${looseEn})`,
    pattern`
      (?:my|our|his|her|their|im an?|i am an?|mi|mis|nuestr[oa]|soy(?: el| la| una?)?|trabajo de|trabajo como|
        as an?|como|become an?) (?:\w+ )?(?:${roleEn}|${roleEs}|man|woman|lady|girls?|guys?|boys?|mujer|senora|
        senor|muchach[oa]s?|chic[oa]s?)`,
    pattern`
      (?:ya|ayer|antes|antier|cuando) (?:me )?(?:habl[oe]|platique|atendi(?:o|eron)|
        comunicaron) (?:\w+ )?(?:con )?${detEs}*(?:${roleEs}|${looseEs})`,
    pattern`
      (?:^|\b)hable (?:con|ayer|antier|hace) (?:\w+ )?${detEs}*(?:${roleEs}|${looseEs}) (?:\w+ )?(?:ayer|antes|
        antier|la semana|el otro|hace|y me|que me dijo|me dijo)`,
    `(?:learn|class(?:es)?|course|aprender|clases?|curso|taller) ${up(3)}(?:hablar|speak|talk)\\w*(?: \\w+){0,4}`,
    pattern`
      (?:how many|cuant[ao]s|\d+|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis|siete|ocho|
        nueve|diez|for|of|para(?: una?)?|per|por|(?<!con |with |to )(?:otra|another)|bring|group of|grupo de|llevar a|
        mas) (?:\d+ )?(?:otra )?(?:personas?|people|persons?|agents|employees|empleados|humanos|humans)(?! (?:to|i|
          para hablar|ahi|there))`,
    pattern`
      (?:real estate|travel|insurance|leasing|listing|cleaning|bail|sports|booking|customs|federal|border|literary|
        bonding|rental|purchasing|bleaching|free|ticket) agents?`,
    pattern`
      (?:agentes?|representantes?|asesor(?:es|a)?|operador(?:es|a)?|encargad[oa]|gerente|jef[ea]|duen[oa]|
        personas?) (?:legal|legales|inmobiliari\w+|aduanal(?:es)?|mayor(?:es)?|de (?:viajes?|seguros?|bienes|
          transito|aduanas?|la|mi|mis|tu|grua|montacargas|limpieza|compras|edificio|tercera)|de el|sin|con|en silla|
        que me (?:dijo|atendio|llamo|vendio))`,
    '(?:en|in) person(?:a)?|send people',
    pattern`
      human (?:resources|hair|services|rights|trafficking|anatomy|body|error|growth|grade)|
      (?:pelo|cabello|cuerpo) humano|(?:recursos|derechos) humanos|
      owners? manual|managers special|personal (?:trainer|injury|checks?|loan|training)|
      informacion personal|datos personales`,
  ].join('|')})(?!\\w)`,
  'g',
);
const robotQuestionAll = new RegExp(robotQuestion.source, 'g');

/** Undoes what a recognizer makes of the words. */
const recogniser: readonly (readonly [RegExp, string])[] = [
  [/\bpurse (?:in|on)\b/g, 'person'],
  [/\bhuman (?:been|bean)\b/g, 'human being'],
  [/\b(talk|speak) (?:too|two)\b/g, '$1 to'],
  [/\b(a|de)l (?=\w)/g, '$1 el '],
];

const anyRole = new RegExp(`\\b(?:${roleEn}|${roleEs})\\b`, 'g');
/** Words that may accompany a bare word for a human being and ask for nothing else. */
const qualifiers = new RegExp(pattern`
    ^(?:a|an|the|any|some|real|live|living|actual|human|another|other|one|just|only|now|here|there|else|instead|
      right|give|get|i|want|need|id|like|would|to|with|talk|speak|connect|who|that|works?|working|can|una?|el|algun|
      alguna|cualquier|otra?|con|de|verdad|viv[oa]|en|carne|hueso|humana?|ya|ahorita|ahora|dame|deme|quiero|
      necesito|prefiero|solo|nada|mas|no|not|robots?|machines?|maquinas?|stop|hello|hola|ser|sea|god|sake|goodness|
      por|amor|dios|urgente|asap|speaking|yes|si|oiga|mire|hey|come|on|ugh|fine|ok|okay|do|bien|disponible|
      available|first|next|office|store|building|in|charge|que|este|libre|desocupad[oa]|tienda|oficina|pueda|sirve|
      tiene|tienen)$`);

const question = /^(?:who|what|where|when|which|is|are|do|does|quien es|cual|donde|es|son)\b/;

/** True for nothing but a word for a human being, however often: "operator, please", "agent agent agent". */
function isBareRole(said: string): boolean {
  if (!said.match(anyRole) || question.test(said)) return false;
  const rest = words(said.replace(anyRole, ' '));
  return rest.every((word) => qualifiers.test(word) || courtesy.has(word) || fillers.has(word));
}

/** True for a few words that end in one for a human being and are not a question: "no more questions, person". */
function isShortCall(marked: string): boolean {
  return (
    marked.split(' ').length <= 6 &&
    /(?:^| )HUMAN(?: (?:please|now|main menu|por favor|ya|hello))?$/.test(marked) &&
    !asked.test(marked)
  );
}
const asked = new RegExp(pattern`
    \b(?:who|what|where|when|which|how|is|are|was|do|does|did|will|the|my|mi|if|from|of|no soy|soy|quien|cual|donde|
      cuanto|cuando|es|son|tiene|tienen|hay|trabaj\w+|busco|hired?|hiring|became?|contrat\w+|de|another|otra?|OTHER|
      for|para|por|i am|im|hable|spoke|talked|told)\b`);

/** The role comes first and the reason after it: "Operadora, por favor, que se me acaba el saldo". */
const roleFirst = new RegExp(
  pattern`
    ^(?:(?:hola|hello|hi|hey|buenas|yes|si|uh|um|eh|con|to|un|una|an?|la|el|the|mire|oiga|please|
        por favor) )*(?:operador[ae]?|operator|agent|agente|representative|representante|recepcionista|receptionist|
      asesora?|human|humano|(?:real|live) (?:person|human|agent)|(?:persona|agente|asesor) (?:real|de verdad|
        en vivo|humano)) (?:por favor|porfa|please|now|ya)\b`,
);

/** True when the words ask for a human being, whoever it is. */
export function asksForHuman(text: string): boolean {
  const heard = recogniser.reduce((said, [wrong, right]) => said.replace(wrong, right), fold(text));
  const said = heard.replace(robotQuestionAll, ' OTHER ').replace(spokenOf, ' OTHER ').replace(/ +/g, ' ').trim();
  if (!said.includes('OTHER') && (isBareRole(said) || roleFirst.test(said))) return true;
  const marked = marks.reduce((rest, [word, mark]) => rest.replace(word, mark), said);
  return isShortCall(marked) || asks.some((each) => each.test(marked));
}
