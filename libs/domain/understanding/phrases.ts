import { wordSet } from './fold';

/* All patterns meet folded text: lower case, no accents, no punctuation. Both languages are tried on every turn,
   because a caller's first words come before the language is known. */

export const robotQuestion =
  /\b(are|r) (you|u) (an? |the )?(real |actual |live |human |automated |talking )*(robot|bot|machine|computer|human|person|ai|recording|program|people|answering machine|real|automated|chatbot)\b|\b(is this|is it|am i (speaking|talking) (to|with)|did i reach) (an? |the )?(real |actual |live |human |automated )*(robot|bot|machine|computer|human|person|ai|recording|answering machine|chatbot)\b|\b(eres|es usted|usted es|es esto|esto es|sos|estoy hablando con|hablo con)( acaso)? (una? |el |la )?(verdadera? |real )*(robot|maquina|computadora|persona|humano|humana|ser humano|bot|grabacion|contestadora|inteligencia artificial|programa)\b/;

export const messageWish =
  /\b(leave|take|record|give)( me| her| him| them| you)? an? (voice )?(message|voicemail|note)\b|\bleave (her|him|them) (a|my) \w*( )?message\b|\b(dejar(le|les)?|dejo|tomar|tome|toma|grabar|grabe)( \w+)? (un|el|mi) (mensaje|recado)\b|^(a )?(message|voicemail)( please)?$|^(un )?(mensaje|recado)( por favor)?$/;

export const repeatWish =
  /^(please )?repeat\b|\b(can|could|would|will) you( please)? repeat\b|\brepeat (that|it|this|yourself)\b|\bsay (that|it|this) (again|one more time|once more)\b|\bwhat (did|was) (you|that)( you)?( just)?( say| said)?$|^(pardon|pardon me|come again|sorry what|what|huh|what was that|say what|one more time|once more|again)( please)?$|\b(didnt|did not|couldnt|cant|cannot) (quite )?(hear|catch) (you|that|it|what you said)\b|\b(repita|repitame|repitamelo|repitalo|repite|repiteme|repitelo|repetir|repetirme|repetirlo|repetirmelo)\b|^(otra vez|de nuevo|una vez mas)( por favor)?$|^(como|como dijo|como dice|que dijo|que dice|mande|perdon|disculpe|que)$|\bno (le|te|lo|la) (oi|oigo|escuche|escucho)( bien)?\b/;

/** Contradicts what was just said, whatever else follows. */
export const denial =
  /^(no|nope|nah|negative)( no)*$|\b(not|isnt|wasnt|didnt|doesnt|dont) (what i|answer|help me|helping|helpful|my question|right|correct|it at all|useful)\b|\bthats (not|wrong|incorrect|no good)\b|\bthat (is|was) (not|wrong|incorrect)\b|\b(youre|you are) (wrong|not (listening|understanding|helping))\b|\byou (didnt|dont|did not|do not) (understand|listen|get (it|me))\b|^(wrong|incorrect)\b|\b(that|this|it) (didnt|did not|doesnt|does not) (help|answer|make sense)\b|\bi (didnt|did not) (ask|say|mean) (that|about that|this)\b|\beso no( es| era| fue)?\b|\bno (es|era|fue|pregunte|dije|me refiero a|pedi) (eso|lo que|por eso|asi|correcto|verdad)\b|\bno (me|nos) (sirve|ayuda|ayudo|entiende|entendio|entiendes|escucha|responde)\b|\b(esta|estas) (mal|equivocado|equivocada)\b|\b(es|eso es) (incorrecto|falso|mentira)\b/;
/** Opens a correction: "no, I asked about parking". */
export const correction =
  /^(no )+(i (asked|said|meant|mean|want|wanted|need)|im (asking|talking)|what i|my question|pregunte|dije|yo (pregunte|dije|quiero)|lo que|me refiero|quiero saber|mi pregunta|quise decir)\b/;

export const noThanks =
  /^(no|nope|nah)( no)?( thank you| thanks| thats (all|it|everything)| im (good|fine|all set|done)| nothing( else)?| gracias| muchas gracias| es todo| seria todo| eso es todo| nada( mas)?| ya es todo| asi esta bien| estoy bien| todo bien| ya)+$|^(thats|that is|that will be|thatll be) (all|it|everything)\b.*$|^(eso es|es|seria|eso seria|ya es) todo( .*)?$|^(nothing( else)?|nada( mas)?)( thank you| thanks| gracias| por ahora)*$/;

export const farewellCore =
  /\b(bye|goodbye|byebye|farewell|adios|chao|chau|ciao|hasta (luego|pronto|manana|la vista)|nos vemos|see you|see ya|talk to you later|have a (nice|good|great) (day|one|evening|night|weekend)|que (tenga|tengas|le vaya|te vaya))\b/;

export const thanksCore = /\b(thanks|thank you|thank u|thx|cheers|gracias|agradezco|agradecid[oa]|appreciate)\b/;
export const greetingCore =
  /\b(hello|hi|hey|good (morning|afternoon|evening|day)|greetings|howdy|hola|buenos dias|buen dia|buenas( tardes| noches)?|alo|bueno|que tal)\b/;
export const affirmCore =
  /\b(yes|yeah|yep|yup|sure|okay|ok|correct|right|exactly|perfect|great|fine|alright|all right|good|uh huh|mm hm|mhm|cool|got it|i see|of course|absolutely|si|claro|correcto|exacto|exactamente|perfecto|bien|vale|de acuerdo|por supuesto|excelente|entiendo|ok|andale|sale|asi es|esta bien|muy bien|ya veo)\b/;

/** Words that may stand around greetings, thanks, yes and goodbyes without asking for anything. */
export const courtesy = wordSet(`
  please pleas plese plz porfa porfavor porfis the a an very much so many you your and oh well ah my all that is it thats its was were i im me to for of there am with do are how today really
  por favor muy mucho muchas muchos mil le lo la el te y pues ah es eso esta estamos estoy con a de su que tal como usted ustedes se senor senora senorita mam maam sir
  help helped helpful kind lot day time calling informacion ayuda amable info everything todo good great nice just perfectly dia dias tardes noches morning afternoon evening night
  have having one weekend tenga tengas vaya luego pronto manana later see ya bye talk hasta nos vemos buen buenos buenas buena lindo linda bonito bonita excelente`);

/** Sounds that carry no request. */
export const fillers = wordSet(
  'uh um uhm er erm eh ah ahh hmm hm mm mmm mmh este esto pues bueno o oh y and so like well la lala inaudible unintelligible noise crosstalk music silence ruido inaudible blah bla',
);

/** The words before which nothing has been asked yet: dropped from the front of a request. */
export const opening =
  /^(hello|hi|hey|good (morning|afternoon|evening|day)|hola|buenos dias|buen dia|buenas tardes|buenas noches|buenas|alo|bueno|yes|yeah|si|no|um|uh|eh|well|pues|okay|ok|oh|ah|so|and|oiga|oye|mire|disculpe|disculpa|perdon|sorry|excuse me|please|por favor|thanks|thank you|gracias|hi there|hello there|there|how are you|como esta|que tal|i was wondering( if| whether)?|i would like to know|id like to know|i want to know|i wanted to know|(can|could) you (please )?tell me|me (puede|podria) decir|quisiera saber|queria saber|quiero saber|me gustaria saber|digame)\b ?/;
export const closing = /( please| por favor| thanks| thank you| gracias| right now| ahorita| ahora)+$/;

/** Asks to be connected; what follows says to whom. */
export const strongCue =
  /\b(?:(?:speak|talk|chat|speaking|talking) (?:with|to)|(?:connect|connected|connecting|transfer|transferred|switch|direct) (?:me|us) (?:through )?(?:with|to)|(?:connect|connected|transferred) (?:with|to)|transfer to|(?:put|patch|putting) (?:me|us) (?:through )?(?:with|to|on with)|through to|get me through to|(?:get|reach|call|page) (?:a )?hold of|ask for|asking for|hablar con|hable con|hablo con|hablara con|comunicar(?:me|nos)? con|comuniqueme(?: por favor)? con|comunique con|comunicame con|me (?:comunica|comunicas|conecta|contacta|transfiere|transfieres) (?:con|a)|(?:transferirme|transfierame|transfiereme|me (?:puede |podria |puedes )?transferir|conecteme|conectame|conectarme|me (?:puede |podria |puedes )?conectar) (?:con|a|al)|(?:paseme|pasame|pasar|pasarme|me pasa|me pasas|me pase|me puede pasar|me comunique|poner|ponerme|pongame|me pone) (?:con|a|al)|contactar (?:con|a))\b ?(.*)$/;
/** Asks what the business does; the caller is not the one who wants to speak. */
export const askedOfUs =
  /^(do|does|did|will) (you|they|the \w+|he|she|it) (speak|talk)\b|^(ustedes )?(hablan|habla) con\b/;
/** May ask to be connected; counts only when a known name follows and nothing else. */
export const weakCue =
  /^(?:i (?:want|need|would like|am looking for|am calling for|am trying to reach|wanted)|id like|im looking for|im calling for|im trying to reach|(?:can|could|may) i (?:get|have|reach)|give me|get me|let me have|(?:can|could|would) you (?:please )?(?:give|get|connect|pass) me|i said|i asked for|i meant|with|is|calling for|for|to|try|reach|connect|transfer|call|page|dije|pedi|busco|estoy buscando|ando buscando|quiero|quisiera|necesito|me da|deme|dame|esta|se encuentra|con|para|llamo a|llamo para|marque a|la extension de)(?: (?:a|al|con|to))? (.*)$/;
/** Ends the name of whoever is asked for. */
export const afterName =
  / (?:about|regarding|because|so|for|from|in|at|please|if|when|and|who|that|there|available|around|today|now|right|thanks|thank|on|concerning|is|por|para|porque|sobre|acerca|si|cuando|que|ahi|alli|disponible|hoy|ahora|gracias|referente|respecto|en|y|de parte)\b.*$/;

export const humanWords = wordSet(`
  human humans person people someone somebody anyone anybody agent agents representative rep operator receptionist attendant manager supervisor staff employee associate specialist
  persona personas humano humana alguien agente agentes representante operador operadora recepcionista asesor asesora encargado encargada gerente supervisora empleado empleada ejecutivo ejecutiva telefonista`);

/** Wants to be connected without saying to whom. */
export const connectMe =
  /^(?:(?:can|could|would) you )?(?:just )?(?:connect|transfer) (?:me|us)$|^put me through$|^(?:comuniqueme|comunicame|paseme|pasame|transfierame|quiero que me (?:comuniquen|comunique|pasen|pase|transfieran))$/;
/** Asks whether the line is alive, for patience, or for what may be asked: not a question to the business. */
export const lineCheck =
  /^(?:is (?:anyone|anybody|somebody|someone) there|are you (?:still )?there|can you hear me|do you hear me|what can you do|what can i (?:ask|say|do)|help(?: me)?|wait|hold on|hang on|(?:just )?(?:one|a) (?:moment|second|minute)|hay alguien(?: ahi)?|sigue ahi|esta ahi|me (?:escucha|oye)|ayuda|ayudeme|que puede hacer|que puedo (?:preguntar|decir|hacer)|espere|un (?:momento|momentito|segundo))$/;

export const extensionCue = /^(?:extension|ext|extensions|interno|anexo|extencion|extention|extenction|estension)$/;
