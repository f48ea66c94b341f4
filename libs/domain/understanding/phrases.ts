import { pattern } from '@voicecore/domain/kernel';
import { wordSet } from './fold';

/*
 * All patterns are applied to folded text: lower case, no accents, no punctuation. Both languages are tried on every
 * turn, because a caller's first words come before the language is known.
 */

export const robotQuestion = new RegExp(pattern`
    \b(are|r) (you|u) (an? |the )?(real |actual |live |human |automated |talking )*(robot|bot|machine|computer|
      human|person|ai|recording|program|people|answering machine|real|automated|chatbot)\b|
    \b(is this|is it|am i (speaking|talking) (to|with)|did i reach) (an? |the )?(real |actual |live |human |
      automated )*(robot|bot|machine|computer|human|person|ai|recording|answering machine|chatbot)\b|
    \b(eres|es usted|usted es|es esto|esto es|sos|estoy hablando con|hablo con)( acaso)? (una? |el |
      la )?(verdadera? |real )*(robot|maquina|computadora|persona|humano|humana|ser humano|bot|grabacion|
      contestadora|inteligencia artificial|programa)\b`);

export const messageWish = new RegExp(pattern`
    \b(leave|take|record|give)( me| her| him| them| you)? an? (voice )?(message|voicemail|note)\b|
    \bleave (her|him|them) (a|my) \w*( )?message\b|
    \b(dejar(le|les)?|dejo|tomar|tome|toma|grabar|grabe)( \w+)? (un|el|mi) (mensaje|recado)\b|
    \b(dej(ar|e|en|a)(le|les)|digale|avisele)( (un|el|mi|este))? (mensaje|recado)\b|
    ^(a )?(message|voicemail)( please)?$|^(un )?(mensaje|recado)( por favor)?$`);

/** Asks to be called back, whoever does it. */
export const callbackWish = new RegExp(pattern`
    \b(have|get|ask|let|tell|want|need|can|could|would|will|please)( (you|someone|somebody|anyone|anybody|they|one
      of you|a person|a human))?( please)?( to)?( just)? (call|phone|ring) me back\b|
    \b(need|want|like|get|have|request|leave|for) an? (call ?back|return call|call back)\b(?! (number|from you earlier))|
    \bque me (llamen?|devuelvan?|regresen?)( (alguien|de vuelta|de regreso|la llamada|luego|despues|mas tarde|por favor|
      cuando|lo antes|hoy|manana))|
    \bme (puede|pueden|podria|podrian) (llamar|marcar|devolver la llamada|regresar la llamada)\b|
    \b(devuelva|devuelvan|regrese|regresen)me la llamada\b`);

export const repeatWish = new RegExp(pattern`
    ^(please )?repeat\b|\b(can|could|would|will) you( please)? repeat\b|
    \brepeat (that|it|this|yourself)\b|\bsay (that|it|this) (again|one more time|once more)\b|
    \bwhat (did|was) (you|that)( you)?( just)?( say| said)?$|
    ^(pardon|pardon me|come again|sorry what|what|huh|what was that|say what|one more time|once more|
      again)( please)?$|
    \b(didnt|did not|couldnt|cant|cannot) (quite )?(hear|catch) (you|that|it|what you said)\b|
    \b(repita|repitame|repitamelo|repitalo|repite|repiteme|repitelo|repetir|repetirme|repetirlo|repetirmelo)\b|
    ^(otra vez|de nuevo|una vez mas)( por favor)?$|
    ^(como|como dijo|como dice|que dijo|que dice|mande|perdon|disculpe|que)$|
    \bno (le|te|lo|la) (oi|oigo|escuche|escucho)( bien)?\b|
    ^(please )?(say (it )?again|slower|slow down|more slowly)( please)?$|^(i|sorry i) missed (that|it|the last part)$|
    \bwhat was (that|the (last|first) (part|bit|thing))\b|\bme l[oa] (dice|puede decir) (otra vez|de nuevo)\b|
    ^mas (despacio|lento)( por favor)?$|\b(speak|talk) (up|louder)\b|\bhable mas (fuerte|despacio|lento)\b|
    \bone more time( please)?$|^again( please)?$|\b(sorry|bad|noisy)\b.*\bagain( please)?$|\b(line|connection) is (bad|breaking)\b|
    \b(que|cual) (fue|es|era) lo (ultimo|primero) que dijo\b`);

/** Contradicts what was just said, whatever else follows. */
export const denial = new RegExp(pattern`
    ^(no|nope|nah|negative)( no)*$|\b(still )?(not|isnt|wasnt|didnt|doesnt|dont|havent|
      hasnt)( still)?( been)? (it( at all)?$|it\b|that$|getting (it|me)|answer(ed|ing)?( (me|what i (asked|said)|
        my question|the question))?|what i( am|m| was)? ?(asked|asking|said|meant|wanted|want|need)?( for| about)?|
      help me|helping|helpful|my question|right|correct|it at all|useful)\b|
    \bthats? (is )?(wrong|incorrect|no good)\b|
    \bthat (was) (not|wrong|incorrect)\b|\b(youre|you are)( still)? (wrong|not (listening|understanding|helping|
        getting (it|me|this)))\b|
    \byou (still )?(didnt|dont|did not|do not|arent|cant) (understand|listen|get (it|me)|hear me)\b|
    ^(wrong|incorrect)\b|\b(that|this|it) (didnt|did not|doesnt|does not) (help|answer|make sense)\b|
    \bi (didnt|did not) (ask|say|mean) (that|about that|this|for that)\b|
    \b(eso )?(tampoco|no) (es|era|fue|son) (eso )?(lo que|de lo que|a lo que|por lo que) (yo )?(le |te |
      les )?(pregunt\w+|dije|digo|pedi|pido|busco|quiero|decia)\b|
    \b(eso|esa|ese) no( (es|era|fue|son))?( (la|mi|lo) (pregunta|respuesta|que \w+( \w+)?))?( (le|te) pregunte)?\b|
    \btampoco( es)? eso\b|\bno (es|era|fue|pregunte|dije|me refiero a|pedi) (eso|por eso|asi|correcto|verdad)\b|
    \b(sigue|sigues) sin (entender|contestar|responder)\w*( \w+)?\b|
    \b(no|ni) (me|nos) (esta |estas |ha |has )?(sirve|ayuda|ayudo|ayudando|entiende|entiendes|entendio|entendiendo|
      entendido|escucha|escuchando|responde|respondio|contesta|contesto|contestando|contestado)( (lo que|
        a lo que) (le )?(pregunte|dije|pedi))?\b|
    \bno (contesto|respondio|contestaste|contesta) (lo|a lo) que (le )?(pregunte|dije|pedi)\b|
    \b(esta|estas) (mal|equivocado|equivocada)\b|
    \b(es|eso es) (incorrecto|falso|mentira)\b|
    ^(no |nope )?(wrong one|not (that|what i meant)|equivocad[oa]|nada que ver|asi no)$|
    \bnothing to do with (what|that|it)\b|\byou (already|just) (told|said|gave) (me )?(that|this|it)\b|
    \byou keep (saying|telling|giving|repeating)\b|\bthe same (answer|thing)( again| as before)\b|
    \b(le|te) pregunte otra cosa\b|\bno me (esta |estas )?(haciendo|hace) caso\b|\blo mismo que antes\b|
    \bse equivoco\b|\b(im|i am) not (asking|talking) about (that|this)\b|
    \b(eso )?ya (me |nos )?(lo |la )?(dijo|dijiste|conto|explico)\b|
    \b(esta|estas|sigue) (contestando|respondiendo|diciendo)(me)? (otra cosa|lo mismo)\b`);
/** Says that something was misheard. */
export const misheard = new RegExp(pattern`
    \b(you )?(misheard|mis heard|misunderstood)( me| that)?\b|
    \b(heard|got|understood|took) (me|that|it|this) (all )?wrong\b|
    \bdidnt (hear|catch|understand) me (right|correctly|well|properly)\b|
    \b(me|lo|la) (oyo|oiste|escucho|escuchaste|entendio|entendiste|entendieron) mal\b|
    \bno me (oyo|oiste|escucho|escuchaste|entendio|entendiste)( bien)\b|
    \b(oyo|escucho|entendio) mal\b`);
/** Repeats what was asked, in response to an answer to something else: "that is the price, I asked how long". */
export const restated = new RegExp(pattern`
    ^(?:no|nope|that|thats|this|eso|esa|ese|esas|esos|you|youre|otra vez|otra|oh|come|still|not|but|pero|ay|ash|ugh|
      sigue|again)\b.*?\b(?:i (?:asked|said|was asking|am asking|meant|was talking|need to know|want to know)|
      im (?:asking|talking)|(?:le|te) (?:digo|dije|pregunte|estoy preguntando|pregunto)|(?:yo )?(?:pregunte|dije|
        preguntaba|hablo de|hablaba de)|quiero saber)\b ?(.*)$`);
/** The same wrong answer again: "you gave me the price again", "otra vez me da el horario". */
export const sameAnswer = new RegExp(pattern`
    ^(?:(?:oh|no|ay|ash|ugh|come on|but|pero|well) )*(?:(?:thats?|thats still|its|that is) (?:the |for |
        a )?(?:\w+ ){1,3}again|you (?:gave|told|said|give) (?:me )?(?:\w+ ){1,4}again|otra vez (?:me )?(?:da|dice|
        dio|dijo|esta dando|dijiste|lo mismo|con)|(?:me )?(?:da|dio|dijo|dice) otra vez|vuelve a (?:darme|decirme)|
      the same (?:thing|answer) again|lo mismo otra vez)\b ?(.*)$`);
/** Opens a correction: "no, I asked about parking". */
export const correction = new RegExp(pattern`
    ^(no )+(i (asked|said|meant|mean|want|wanted|need)|im (asking|talking|not asking)|what i|my question|pregunte|
      dije|yo (pregunte|dije|quiero)|lo que|me refiero|quiero saber|mi pregunta|quise decir)\b`);

export const noThanks = new RegExp(pattern`
    ^(no|nope|nah)( no)?( thank you| thanks| thats (all|it|everything)| im (good|fine|all set|done)| nothing( else)?| gracias| muchas gracias| es todo| seria todo| eso es todo| nada( mas)?| ya es todo| ya seria todo| ya todo| ya nada| asi esta bien| estoy bien| todo bien| ya)+$|
    ^(thats|that is|that will be|thatll be) (all|it|everything)\b.*$|
    ^(eso es|es|seria|eso seria|ya es) todo( .*)?$|
    ^(nothing( else)?|nada( mas)?)( thank you| thanks| gracias| por ahora)*$`);

export const farewellCore = new RegExp(pattern`
    \b(bye|goodbye|byebye|farewell|adios|chao|chau|ciao|hasta (luego|pronto|manana|la vista|(?:el |la )?(?:lunes|
        martes|miercoles|jueves|viernes|sabado|domingo|proxima))|nos vemos|see you|see ya|talk to you later|
      have a (nice|good|great) (day|one|evening|night|weekend)|que (tenga|tengas|le vaya|te vaya))\b`);

export const thanksCore = /\b(thanks|thank you|thank u|thx|cheers|gracias|agradezco|agradecid[oa]|appreciate)\b/;
export const greetingCore = new RegExp(pattern`
    \b(hello|hi|hey|good (morning|afternoon|evening|day)|greetings|howdy|hows it going|whats up|how (are )?you( doing)?|
      como (le va|esta usted|estan?|le ha ido)|que onda|hola|buenos dias|buen dia|buenas( tardes| noches)?|alo|bueno|que tal)\b`);
export const affirmCore = new RegExp(pattern`
    \b(yes|yeah|yep|yup|sure|okay|ok|correct|right|exactly|perfect|great|fine|alright|all right|good|uh huh|mm hm|
      mhm|cool|gotcha|alrighty|sounds good|makes sense|got it|no offense|listo|orale|sin ofender|i see|of course|
      absolutely|si|claro|good to know|sweet|awesome|wow|nice|lovely|(great|good) news|very kind|(buena|que buena) noticia|igualmente|buen dia|wonderful|neat|fair enough|
      understood|no (worries|problem)|bueno saberlo|hijole|que (padre|bien|bueno|chido|suave)|andele|(muy )?amable|ni modo|
      no hay problema|asi esta|correcto|exacto|exactamente|perfecto|bien|vale|de acuerdo|por supuesto|excelente|entiendo|
      ok|andale|sale|asi es|esta bien|muy bien|ya veo)\b`);

/** Words that may accompany greetings, thanks, yes and goodbyes without asking for anything. */
export const courtesy = wordSet(`
  ha haha jaja ay ah oh wow super totally pues entonces then asi offense hon honey dear hear now later va sale ahora
  please pleas plese plz porfa porfavor porfis the a an very much so many you your and oh well ah my all that is it thats its was were i im me to for of there am with do are how today really
  por favor muy mucho muchas muchos mil le lo la el te y pues ah es eso esta estamos estoy con a de su que tal como usted ustedes se senor senora senorita mam maam sir
  help helped helpful kind lot day time calling informacion ayuda amable info everything todo good great nice just perfectly dia dias tardes noches morning afternoon evening night
  have having one weekend tenga tengas vaya luego pronto manana later see ya bye talk hasta nos vemos buen buenos buenas buena lindo linda bonito bonita excelente`);

/** Sounds that only show that the caller is listening, or clearing their throat. */
export const backchannel = new RegExp(pattern`
    ^(?:(?:ejem|ahem|aja|aha|mm ?hm+|mhm|hm hm|uh huh|cof|achu|achis|achoo|cough)(?: |$))+(?:perdon|disculpe|sorry|
      excuse me|pardon)?$`);
/** Ends the call in words other than a goodbye: "I will call back later". */
const leaves = new RegExp(pattern`
    \b(?:(?:ill|i will|let me|i can) (?:just )?(?:call|try|phone|ring)(?: you)?(?: back| again| later)+|
      call back later|(?:le|les|te) (?:marco|llamo|hablo) (?:al rato|a el rato|luego|despues|manana|mas tarde|
        otro dia)|(?:al rato|luego|despues|manana) (?:le|les) (?:marco|llamo|hablo)|never ?mind|forget it|olvidelo|
      olvidalo|dejelo asi|asi dejelo|ya no importa|ya voy llegando)\b`);
/** Says something nice about the receptionist, or that its being a machine does not matter. */
const compliments = new RegExp(pattern`
    \b(?:you (?:sound|talk|are|seem)|youre|habla|hablas|suena|suenas|se oye|te oyes|eres|es usted|que) (?:muy |
      very |so |pretty |really |quite |bien |a )*(?:nice|good|great|funny|human|real|amable|bien|bonito|
      simpatic[oa]|list[oa]|smart|friendly|kind|polite|helpful|chistos[oa]|lind[oa])\b`);
/** Asks for something, whatever else is said. */
const wantsMore = new RegExp(pattern`
    \b(?:what|whats|when|where|which|who|how|do you|does|can (?:you|i|we)|could (?:you|i)|is there|are (?:you|
        there)|i (?:need|want|asked|said|wonder)|id like|tell me|give me|que|cual|cuales|cuando|donde|cuanto|cuanta|
      cuantos|tienen|tiene|hay|puede|pueden|podria|me da|quiero|necesito|quisiera|busco|dije|pregunte|apunt\w+|
      agend\w+|venden|hacen|abren|cierran)\b`);

/** The most words of a turn that is only a kind word. */
const longestCompliment = 8;

/**
 * Classifies talk that asks for nothing: a goodbye, thanks or a kind word in any wording; null if it may ask for
 * something.
 */
export function chatter(text: string): 'farewell' | 'thanks' | null {
  if (/^y /.test(text) || wantsMore.test(text.replace(compliments, ' '))) return null;
  if (farewellCore.test(text) || leaves.test(text)) return 'farewell';
  const isKind = compliments.test(text) && text.split(' ').length <= longestCompliment;
  return isKind || thanksCore.test(text) ? 'thanks' : null;
}

/** Sounds that carry no request. */
export const fillers = wordSet(
  'uh um uhm er erm eh ah ahh hmm hm mm mmm mmh este esto pues bueno o oh y and so like well la lala inaudible unintelligible noise crosstalk music silence ruido inaudible blah bla',
);

/** The words before which nothing has been asked yet: removed from the front of a request. */
export const opening = new RegExp(pattern`
    ^(hello|hi|hey|good (morning|afternoon|evening|day)|hola|buenos dias|buen dia|buenas tardes|buenas noches|
      buenas|alo|bueno|yes|yeah|si|no|um|uh|eh|well|pues|okay|ok|oh|ah|so|and|oiga|oye|mire|disculpe|disculpa|
      perdon|sorry|excuse me|please|por favor|thanks|thank you|gracias|hi there|hello there|there|how are you|
      como esta|que tal|i was wondering( if| whether)?|i would like to know|id like to know|i want to know|
      i wanted to know|(can|could) you (please )?tell me|me (puede|podria) decir|quisiera saber|queria saber|
      quiero saber|me gustaria saber|digame)\b ?`);
export const closing = /( please| por favor| thanks| thank you| gracias| right now| ahorita| ahora)+$/;

/** Wants to be connected without saying to whom. */
export const connectMe = new RegExp(pattern`
    ^(?:(?:can|could|would) you )?(?:just )?(?:connect|transfer) (?:me|us)$|
    ^put me through$|^(?:comuniqueme|comunicame|paseme|pasame|transfierame|quiero que me (?:comuniquen|comunique|
        pasen|pase|transfieran))$`);
/** Asks whether the line is working, for patience, or for what may be asked: not a question to the business. */
export const lineCheck = new RegExp(pattern`
    ^(?:is (?:anyone|anybody|somebody|someone) there|are you (?:still )?there|can you hear me|do you hear me|
      what can you do|what can i (?:ask|say|do)|help(?: me)?|wait|hold on|hang on|(?:just )?(?:one|a) (?:moment|
        second|minute)|hay alguien(?: ahi)?|sigue ahi|esta ahi|me (?:escucha|oye)|ayuda|ayudeme|que puede hacer|
      que puedo (?:preguntar|decir|hacer)|(?:(?:hang|hold) on |wait |bear with me |give me |just )*(?:one|a) (?:sec|second|
        moment|minute)|bear with me|(?:ok(?:ay)? |hold on |hang on |wait )*let me (?:write|get|grab|find|take|note) .{1,30}|
        (?:espere |a ver )*(?:deje(?:me)?|voy por|permitame) (?:\w+ )?(?:apunt\w+|anot\w+|pluma|lapiz|papel|una pluma)|(?:im |i am )?(?:still )?here|aqui (?:sigo|estoy)|(?:espere|esperame|espereme|permitame|
        deme|aguanteme)(?: tantito| poquito| un (?:momento|momentito|segundo|segundito|ratito))?|
      un (?:momento|momentito|segundo))$`);

export const extensionCue = /^(?:extension|ext|extensions|interno|anexo|extencion|extention|extenction|estension)$/;
